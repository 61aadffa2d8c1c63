/** The one file that knows the table library: headers, sorting state and cells of the rows in sight. Rows come sorted. */
import { rowSortingFeature, tableFeatures, useTable, type ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { Column, GridSort } from './column.ts';

/** A row in sight: its place in the whole table, and its content when it is there. */
export interface VisibleRow<Row> {
  readonly index: number;
  /** Physical row: where it stands in the scroller. */
  readonly physical: number;
  readonly row: Row | undefined;
}

export interface GridHeader<Row> {
  readonly column: Column<Row>;
  readonly sorted: 'ascending' | 'descending' | undefined;
  toggle(): void;
}

export interface GridTable<Row> {
  readonly headers: readonly GridHeader<Row>[];
  readonly rows: readonly { readonly at: VisibleRow<Row>; readonly columns: readonly Column<Row>[] }[];
}

const features = tableFeatures({ rowSortingFeature });

/** Headers and cells. `sort` is owned by the caller; `onSort` is told of a click on a header. */
export function useGridTable<Row>(
  columns: readonly Column<Row>[],
  visible: readonly VisibleRow<Row>[],
  sort: GridSort | undefined,
  onSort: (sort: GridSort) => void,
): GridTable<Row> {
  const byId = useMemo(() => new Map(columns.map((c) => [c.id, c])), [columns]);
  const definitions = useMemo<ColumnDef<typeof features, VisibleRow<Row>>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (at: VisibleRow<Row>) => at.row,
        enableSorting: column.sortKey !== undefined,
        sortDescFirst: column.align === 'end',
      })),
    [columns],
  );
  const sorting = useMemo(() => {
    const sorted = columns.find((c) => c.sortKey !== undefined && c.sortKey === sort?.by);
    return sorted === undefined || sort === undefined ? [] : [{ id: sorted.id, desc: sort.descending }];
  }, [columns, sort]);
  const data = useMemo(() => [...visible], [visible]);
  const table = useTable({
    features,
    columns: definitions,
    data,
    manualSorting: true,
    enableSortingRemoval: false,
    state: { sorting },
    onSortingChange: (updater) => {
      const [next] = typeof updater === 'function' ? updater(sorting) : updater;
      const key = next === undefined ? undefined : byId.get(next.id)?.sortKey;
      if (next !== undefined && key !== undefined) onSort({ by: key, descending: next.desc });
    },
  });
  const columnOf = (id: string): readonly Column<Row>[] => {
    const column = byId.get(id);
    return column === undefined ? [] : [column];
  };
  return {
    headers: (table.getHeaderGroups()[0]?.headers ?? []).flatMap((header) =>
      columnOf(header.column.id).map((column) => {
        const sorted = header.column.getIsSorted();
        return {
          column,
          sorted: sorted === false ? undefined : sorted === 'desc' ? ('descending' as const) : ('ascending' as const),
          toggle: () => header.column.toggleSorting(),
        };
      }),
    ),
    rows: table.getRowModel().rows.map((row) => ({
      at: row.original,
      columns: row.getAllCells().flatMap((cell) => columnOf(cell.column.id)),
    })),
  };
}
