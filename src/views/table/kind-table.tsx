import { useMemo, useRef, type ReactNode } from 'react';
import { placeOf, type Location } from '../../client/location.ts';
import type { Cell } from '../../client/csv.ts';
import { itemOf } from '../../client/expression.ts';
import { actionOf } from '../../client/keymap.ts';
import type { KindRow, Totals, ValueSummary } from '../../protocol/rows.ts';
import type { HeapService, JobId, OnProgress, Query } from '../../protocol/service.ts';
import type { Column } from '../../ui/data-grid/column.ts';
import { DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { useApp } from '../app/app-context.ts';
import { FailureBanner } from '../app/failure-banner.tsx';
import { useRows } from '../app/use-rows.ts';
import { kindColumns } from './kind-columns.ts';
import { NoRows } from './no-rows.tsx';
import { ProgressStrip } from './progress-strip.tsx';
import { TableBar } from './table-bar.tsx';
import css from './table.module.css';
import { useGridActions } from './use-grid-actions.ts';
import { useNoted, type WayBack } from './use-way-back.ts';

const HEADER = ['Index', 'Kind', 'Count', 'Size', 'Cumulative'] as const;
const cellsOf = (r: KindRow): readonly Cell[] => [r.index, r.name, r.count, r.size, r.cumulative];

type TableSummary = Extract<ValueSummary, { rows: number }>;

/** The kinds of a set, or the rows of a stat or a difference. A row opens into its own set. */
export function KindTable(props: {
  readonly query: Query;
  readonly summary: TableSummary;
  readonly place: Location;
  readonly isStale: boolean;
  readonly wayBack: WayBack;
}): ReactNode {
  const app = useApp();
  const { query, summary } = props;
  const { sort, filter, selection } = props.place;
  const filterRef = useRef<HTMLInputElement>(null);
  const { onAction, groupRequest } = useGridActions(query.expression, filterRef, cellsOf);
  const question = JSON.stringify([query, sort, filter]);
  const fetch = (service: HeapService, job: JobId, start: number, end: number, onProgress?: OnProgress) =>
    service.kinds(job, query, { start, end, sort, filter }, onProgress);
  const { rows, onRange, isSettled } = useRows(question, fetch);
  useNoted(props.wayBack, () => !props.isStale && isSettled());
  const columns = useKindColumns(summary);
  const isSet = summary.type === 'set';
  return (
    <>
      <TableBar
        query={query}
        relation={isSet ? summary.relation : undefined}
        total={rows.total}
        all={rows.all}
        isRunning={rows.stale}
        counted={rows.all === 1 ? 'kind' : 'kinds'}
        filterRef={filterRef}
        groupRequest={groupRequest}
        exported={{ header: HEADER, fetch, cells: cellsOf }}
      />
      {rows.progress === undefined ? null : <ProgressStrip progress={rows.progress} onCancel={props.wayBack.go} />}
      {rows.failure === undefined ? (
        <DataGrid
          label="Kinds"
          columns={columns}
          rows={{ total: rows.total, stale: rows.stale || props.isStale, rowAt: rows.rowAt }}
          question={question}
          startAt={sort === undefined && filter === '' && selection.kind === 'row' ? selection.index : undefined}
          sort={sort ?? { by: 'index', descending: false }}
          onSort={(next) => app.go({ sort: next }, 'replace')}
          isSelected={(row) => selection.kind === 'row' && selection.index === row.index}
          onSelect={(row) => app.go({ selection: { kind: 'row', index: row.index } }, 'replace')}
          onOpen={(row) => isSet && app.go(placeOf(itemOf(query.expression, row.index)))}
          onRange={onRange}
          actionOf={(event) => actionOf(event, 'grid')}
          onAction={onAction}
          empty={<NoRows counted="kinds" all={rows.all} kindsOf={query} />}
        />
      ) : (
        <FailureBanner failure={rows.failure} subject={query.expression} />
      )}
      {isSet ? null : (
        <p className={css['none']}>Rows of a stat or a difference are numbers only: they hold no objects to open.</p>
      )}
    </>
  );
}

function useKindColumns({ header, type, ...rest }: TableSummary): readonly Column<KindRow>[] {
  const { count, size }: Totals = ('b' in rest ? rest.b : undefined) ?? rest;
  return useMemo(() => kindColumns({ count, size }, headerWord(header), type === 'diff'), [count, size, header, type]);
}

/** guppy3's header explains itself in brackets: `Kind (class / dict of class)`. */
function headerWord(header: string): string {
  const word = header.split('(')[0]?.trim() ?? '';
  return word === '' ? 'Kind' : word;
}
