import { useMemo, useRef, type ReactNode } from 'react';
import type { Cell } from '../../client/csv.ts';
import type { Location } from '../../client/location.ts';
import { actionOf } from '../../client/keymap.ts';
import type { ObjectRow, SetSummary } from '../../protocol/rows.ts';
import type { HeapService, JobId, OnProgress, Query } from '../../protocol/service.ts';
import { DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { useApp } from '../app/app-context.ts';
import { FailureBanner } from '../app/failure-banner.tsx';
import { useMediaQuery } from '../app/use-media-query.ts';
import { useRows } from '../app/use-rows.ts';
import { NoRows } from './no-rows.tsx';
import { objectColumns } from './object-columns.tsx';
import { ProgressStrip } from './progress-strip.tsx';
import { TableBar } from './table-bar.tsx';
import { useGridActions } from './use-grid-actions.ts';
import { useNoted, type WayBack } from './use-way-back.ts';

/** Below this width addresses would push the sizes out of sight. */
const NARROW = '(max-width: 700px)';

const HEADER = ['Object', 'Kind', 'Size', 'Address'] as const;
const cellsOf = (r: ObjectRow): readonly Cell[] => [r.text, r.kind, r.size, r.id];

/** The objects of a set. A row opens its card below: what refers to it. */
export function ObjectTable(props: {
  readonly query: Query;
  readonly summary: SetSummary;
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
    service.objects(job, query, { start, end, sort, filter }, onProgress);
  const { rows, onRange, isSettled } = useRows(question, fetch);
  useNoted(props.wayBack, () => !props.isStale && isSettled());
  const largest = Math.max(rows.rowAt(0)?.size ?? 0, rows.rowAt((rows.total ?? 1) - 1)?.size ?? 0);
  const isNarrow = useMediaQuery(NARROW);
  const columns = useMemo(() => objectColumns(largest, isNarrow), [largest, isNarrow]);
  return (
    <>
      <TableBar
        query={query}
        relation="id"
        total={rows.total}
        all={rows.all}
        isRunning={rows.stale}
        counted={rows.all === 1 ? 'object' : 'objects'}
        filterRef={filterRef}
        groupRequest={groupRequest}
        exported={{ header: HEADER, fetch, cells: cellsOf }}
      />
      {rows.progress === undefined ? null : <ProgressStrip progress={rows.progress} onCancel={props.wayBack.go} />}
      {rows.failure === undefined ? (
        <DataGrid
          label="Objects"
          columns={columns}
          rows={{ total: rows.total, stale: rows.stale || props.isStale, rowAt: rows.rowAt }}
          question={question}
          sort={sort ?? { by: 'size', descending: true }}
          onSort={(next) => app.go({ sort: next }, 'replace')}
          isSelected={(row) => selection.kind === 'object' && selection.id === row.id}
          onSelect={(row) =>
            app.go({ selection: { kind: 'object', snapshot: summary.snapshot, id: row.id } }, 'replace')
          }
          onOpen={() => void onAction('show-referrers', undefined)}
          onRange={onRange}
          actionOf={(event) => actionOf(event, 'grid')}
          onAction={onAction}
          empty={<NoRows counted="objects" all={rows.all} />}
        />
      ) : (
        <FailureBanner failure={rows.failure} subject={query.expression} />
      )}
    </>
  );
}
