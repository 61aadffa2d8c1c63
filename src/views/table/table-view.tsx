/** The heapy table of whatever the expression in the address bar is. */
import type { ReactNode } from 'react';
import type { ValueSummary } from '../../protocol/rows.ts';
import type { Query } from '../../protocol/service.ts';
import { ProgressBar } from '../../ui/progress/progress-bar.tsx';
import { FailureBanner } from '../app/failure-banner.tsx';
import { useAnswer, valueOf } from '../app/use-answer.ts';
import type { View } from '../view.ts';
import { Breadcrumb } from './breadcrumb.tsx';
import { KindTable } from './kind-table.tsx';
import { ObjectTable } from './object-table.tsx';
import css from './table.module.css';
import { useTableQuery } from './use-table-query.ts';
import { ValueText } from './value-text.tsx';

export const tableView: View = { id: 'table', title: 'Table', hasPane: true, Component: TableView };

function TableView(): ReactNode {
  const query = useTableQuery();
  const answer = useAnswer(`${query.selected ?? ''} ${query.expression}`, (service, job, onProgress) =>
    service.describe(job, query, onProgress),
  );
  const summary = valueOf(answer);
  return (
    <>
      <Breadcrumb query={query} failure={answer.kind === 'failed' ? answer.failure : undefined} />
      {answer.kind === 'loading' && answer.progress !== undefined ? (
        <div className={css['working']}>
          <span>{answer.progress.phase}</span>
          <ProgressBar label={answer.progress.phase} fraction={answer.progress.fraction} />
        </div>
      ) : null}
      {answer.kind === 'failed' ? (
        answer.failure.code === 'expression' ? (
          <p className={css['none']}>This expression has no value; the message stands above.</p>
        ) : (
          <FailureBanner failure={answer.failure} subject={query.expression} />
        )
      ) : summary === undefined ? null : (
        <ValueView summary={summary} query={query} isStale={answer.kind === 'loading'} />
      )}
    </>
  );
}

function ValueView(props: {
  readonly summary: ValueSummary;
  readonly query: Query;
  readonly isStale: boolean;
}): ReactNode {
  const { summary, query } = props;
  if (summary.type === 'set' && showsObjects(summary)) return <ObjectTable query={query} summary={summary} />;
  if ('rows' in summary) {
    return <KindTable query={query} summary={summary} isStale={props.isStale} />;
  }
  return <ValueText summary={summary} query={query} />;
}

/** One kind says nothing more as a table: its objects do. */
function showsObjects(summary: Extract<ValueSummary, { type: 'set' }>): boolean {
  return summary.relation === 'id' || (summary.rows === 1 && summary.kind !== undefined);
}
