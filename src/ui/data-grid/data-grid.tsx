/** A table of any length: true row numbers for assistive technology, one tab stop, rows drawn only where they are seen. */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from '../class-names.ts';
import { isGridMove, movedRow, type Column, type GridRows, type GridSort } from './column.ts';
import css from './data-grid.module.css';
import { GridHeaderRow } from './grid-header.tsx';
import { GridRow } from './grid-row.tsx';
import { useGridTable } from './use-grid-table.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

export interface DataGridProps<Row> {
  /** Accessible name. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: GridRows<Row>;
  /** Changes when other rows are asked for: scrolls back to the top. */
  readonly question: string;
  readonly sort: GridSort | undefined;
  readonly onSort: (sort: GridSort) => void;
  readonly isSelected: (row: Row) => boolean;
  readonly onSelect: (row: Row, index: number) => void;
  readonly onOpen: (row: Row, index: number) => void;
  /** The rows in sight. */
  readonly onRange: (start: number, end: number) => void;
  /** The page's name for a key press inside the grid. */
  readonly actionOf: (event: KeyboardEvent) => string | undefined;
  /** Any action that is not a move: `open-row`, `copy-row` …. Returns whether it was handled. */
  readonly onAction: (action: string, row: Row | undefined) => boolean;
  /** Shown in place of rows when there are none. */
  readonly empty: ReactNode;
}

const ROW = 20;
const HEADER = 24;

/** The grid. Row focus first: arrows move over rows, Enter opens, Tab leaves. */
export function DataGrid<Row>(props: DataGridProps<Row>): ReactNode {
  const { columns, rows, onRange, question } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const count = rows.total ?? 0;
  const current = Math.max(0, Math.min(focused, count - 1));
  const virtual = useVirtualRows(scroller, count, ROW, HEADER, current);
  const table = useGridTable(
    columns,
    virtual.items.map(({ index, physical }) => ({ index, physical, row: rows.rowAt(index) })),
    props.sort,
    props.onSort,
  );
  const template = columns.map((c) => c.width).join(' ');
  const helpId = useId();

  useEffect(() => onRange(virtual.start, virtual.end), [onRange, virtual.start, virtual.end]);
  useEffect(() => {
    setFocused(0);
    if (scroller.current !== null && scroller.current.scrollTop > 0) virtual.scrollToTop();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only another question moves the rows
  }, [question]);
  useFocusKept(scroller, current);

  const moveTo = (index: number): void => {
    setFocused(index);
    virtual.scrollToRow(index);
    const row = rows.rowAt(index);
    if (row !== undefined) props.onSelect(row, index);
    wantsFocus(scroller.current, index);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const isInRow = event.target instanceof HTMLElement && event.target.closest('[data-row]') !== null;
    const action = isInRow || event.target === scroller.current ? props.actionOf(event) : undefined;
    if (action === undefined || count === 0) return;
    const row = rows.rowAt(current);
    const inSight = Math.max(1, virtual.end - virtual.start - 2);
    const handled = isGridMove(action)
      ? (moveTo(movedRow(action, current, count, inSight)), true)
      : action === 'open-row' && row !== undefined
        ? (props.onOpen(row, current), true)
        : props.onAction(action, row);
    if (handled) event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      className={classes(css['grid'], rows.stale && css['stale'])}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.total === undefined ? -1 : count + 1}
      aria-colcount={columns.length}
      aria-busy={rows.stale || rows.total === undefined}
      tabIndex={count === 0 ? 0 : -1}
      onKeyDown={onKeyDown}
    >
      <GridHeaderRow headers={table.headers} template={template} helpId={helpId} />
      <div className={css['body']} role="rowgroup" style={{ height: virtual.height }}>
        {table.rows.map(({ at, columns: cells }) => (
          <GridRow
            key={at.index}
            at={at}
            columns={cells}
            template={template}
            top={at.physical * ROW}
            isFocused={at.index === current}
            isSelected={at.row !== undefined && props.isSelected(at.row)}
            onSelect={() => {
              setFocused(at.index);
              if (at.row !== undefined) props.onSelect(at.row, at.index);
            }}
            onOpen={() => at.row !== undefined && props.onOpen(at.row, at.index)}
          />
        ))}
      </div>
      {rows.total === 0 ? <div className={css['empty']}>{props.empty}</div> : null}
    </div>
  );
}

/** Moves the focus to a row once it is drawn. */
function wantsFocus(grid: HTMLElement | null, index: number): void {
  if (grid === null) return;
  grid.dataset['wants'] = String(index);
}

/** The focus follows the row that wants it, and never falls to the body when its row goes away. */
function useFocusKept(scroller: { readonly current: HTMLElement | null }, current: number): void {
  const hadFocus = useRef(false);
  useEffect(() => {
    const grid = scroller.current;
    if (grid === null) return;
    const wants = grid.dataset['wants'];
    if (wants !== undefined) {
      const row = grid.querySelector<HTMLElement>(`[data-row="${wants}"]`);
      if (row !== null) {
        delete grid.dataset['wants'];
        row.focus({ preventScroll: true });
      }
    } else if (hadFocus.current && document.activeElement === document.body) {
      const row = grid.querySelector<HTMLElement>(`[data-row="${current}"]`);
      (row ?? grid).focus({ preventScroll: true });
    }
    hadFocus.current = grid.contains(document.activeElement);
  });
}
