/** The heapy table of whatever the expression in the address bar is. */
import { useState, type ReactNode } from 'react';
import type { Location } from '../../client/location.ts';
import type { ValueSummary } from '../../protocol/rows.ts';
import type { HeapService, JobId, OnProgress, Outcome, Query } from '../../protocol/service.ts';
import { useAppState } from '../app/app-context.ts';
import { FailureBanner } from '../app/failure-banner.tsx';
import { useAnswer, valueOf } from '../app/use-answer.ts';
import type { View } from '../view.ts';
import { Breadcrumb } from './breadcrumb.tsx';
import { KindTable } from './kind-table.tsx';
import { ObjectTable } from './object-table.tsx';
import { ProgressStrip } from './progress-strip.tsx';
import css from './table.module.css';
import { useTableQuery } from './use-table-query.ts';
import { useWayBack, type WayBack } from './use-way-back.ts';
import { ValueText } from './value-text.tsx';

export const tableView: View = { id: 'table', title: 'Table', hasPane: true, Component: TableView };

/** What an expression was found to be, and the expression itself: an older one stays in sight while a new one is asked for. */
interface Described {
  readonly query: Query;
  readonly summary: ValueSummary;
}

function TableView(): ReactNode {
  const query = useTableQuery();
  const place = useAppState((s) => s.location);
  const wayBack = useWayBack();
  const answer = useAnswer(`${query.selected ?? ''} ${query.expression}`, (service, job, onProgress) =>
    described(service, job, query, place, onProgress),
  );
  const value = valueOf(answer);
  const isStale = value !== undefined && !isSameQuery(value.query, query);
  const settled = useSettled(place, isStale);
  return (
    <>
      <Breadcrumb query={query} failure={answer.kind === 'failed' ? answer.failure : undefined} />
      {answer.kind === 'loading' && answer.progress !== undefined ? (
        <ProgressStrip progress={answer.progress} onCancel={wayBack.go} />
      ) : null}
      {answer.kind === 'failed' ? (
        answer.failure.code === 'expression' ? (
          <p className={css['none']}>This expression has no value; the message stands above.</p>
        ) : (
          <FailureBanner failure={answer.failure} subject={query.expression} />
        )
      ) : value === undefined ? null : (
        <ValueView {...value} place={settled} isStale={isStale} wayBack={wayBack} />
      )}
    </>
  );
}

/** What the expression is. The first objects are put in order before the table changes to them: until then the old rows stay. */
async function described(
  service: HeapService,
  job: JobId,
  query: Query,
  { sort, filter }: Location,
  onProgress: OnProgress,
): Promise<Outcome<Described>> {
  const outcome = await service.describe(job, query, onProgress);
  if (!outcome.ok) return outcome;
  const summary = outcome.value;
  if (summary.type === 'set' && showsObjects(summary)) {
    const first = await service.objects(job, query, { start: 0, end: 1, sort, filter }, onProgress);
    if (!first.ok) return first;
  }
  return { ok: true, value: { query, summary } };
}

function isSameQuery(a: Query, b: Query): boolean {
  return a.expression === b.expression && a.selected === b.selected;
}

/** The place, or the last one that belongs to the rows in sight. */
function useSettled(place: Location, isStale: boolean): Location {
  const [settled, setSettled] = useState(place);
  if (!isStale && settled !== place) setSettled(place);
  return isStale ? settled : place;
}

function ValueView(
  props: Described & { readonly place: Location; readonly isStale: boolean; readonly wayBack: WayBack },
): ReactNode {
  const { summary, ...rest } = props;
  if (summary.type === 'set' && showsObjects(summary)) return <ObjectTable {...rest} summary={summary} />;
  if ('rows' in summary) return <KindTable {...rest} summary={summary} />;
  return <ValueText summary={summary} query={props.query} />;
}

/** One kind says nothing more as a table: its objects do. */
function showsObjects(summary: Extract<ValueSummary, { type: 'set' }>): boolean {
  return summary.relation === 'id' || (summary.rows === 1 && summary.kind !== undefined);
}
