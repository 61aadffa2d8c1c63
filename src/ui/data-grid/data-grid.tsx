/** A table of any length: true row numbers for assistive technology, one tab stop, rows drawn only where they are seen. */
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from '../class-names.ts';
import { isGridMove, movedRow, type Column, type GridRows, type GridSort } from './column.ts';
import css from './data-grid.module.css';
import { GridHeaderRow } from './grid-header.tsx';
import { GridRow } from './grid-row.tsx';
import { useGridTable, type GridTable } from './use-grid-table.ts';
import { useRowFocus } from './use-row-focus.ts';
import { useVirtualRows, type VirtualRows } from './use-virtual-rows.ts';

export interface DataGridProps<Row> {
  /** Accessible name. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: GridRows<Row>;
  /** Changes when other rows are asked for: scrolls back to the top. */
  readonly question: string;
  /** Row that is shown and focused first: the selected one, when its place is known. */
  readonly startAt?: number | undefined;
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

const METRICS = { row: 20, header: 24 };

/** The grid. Row focus first: arrows move over rows, Enter opens, Tab leaves. */
export function DataGrid<Row>(props: DataGridProps<Row>): ReactNode {
  const { columns, rows } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const startAt = props.startAt ?? 0;
  const [focused, setFocused] = useState(startAt);
  const count = rows.total ?? 0;
  const current = Math.max(0, Math.min(focused, count - 1));
  const virtual = useVirtualRows(scroller, count, METRICS, current);
  const visible = virtual.items.map(({ index, physical }) => ({ index, physical, row: rows.rowAt(index) }));
  const table = useGridTable(columns, visible, props.sort, props.onSort);
  const template = columns.map((c) => c.width).join(' ');
  const focusRow = useRowFocus(scroller, current, startAt);
  useQuestion(props, virtual, () => setFocused(startAt));

  const select = useSelection(props, setFocused);
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = isFromRow(event, scroller.current) && count > 0 ? props.actionOf(event) : undefined;
    if (action === undefined) return;
    const row = rows.rowAt(current);
    if (isGridMove(action)) {
      const to = movedRow(action, current, count, Math.max(1, virtual.end - virtual.start - 2));
      virtual.scrollToRow(to);
      focusRow(to);
      select(rows.rowAt(to), to);
    } else if (action === 'open-row' && row !== undefined) props.onOpen(row, current);
    else if (!props.onAction(action, row)) return;
    event.preventDefault();
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
      <div className={css['content']}>
        <GridHeaderRow headers={table.headers} template={template} />
        <GridBody
          table={table}
          grid={props}
          template={template}
          height={virtual.height}
          current={current}
          onSelect={select}
        />
      </div>
      {rows.total === 0 ? <div className={css['empty']}>{props.empty}</div> : null}
    </div>
  );
}

/** The rows in sight, each where it stands in the whole table. */
function GridBody<Row>(props: {
  readonly table: GridTable<Row>;
  readonly grid: DataGridProps<Row>;
  readonly template: string;
  readonly height: number;
  readonly current: number;
  readonly onSelect: (row: Row | undefined, index: number) => void;
}): ReactNode {
  const { grid } = props;
  return (
    <div className={css['body']} role="rowgroup" style={{ height: props.height }}>
      {props.table.rows.map(({ at, columns: cells }) => (
        <GridRow
          key={at.index}
          at={at}
          columns={cells}
          template={props.template}
          top={at.physical * METRICS.row}
          isFocused={at.index === props.current}
          isSelected={at.row !== undefined && grid.isSelected(at.row)}
          onSelect={() => props.onSelect(at.row, at.index)}
          onOpen={() => at.row !== undefined && grid.onOpen(at.row, at.index)}
        />
      ))}
    </div>
  );
}

/** Focuses a row and selects it; one that is not here yet is selected when it comes, unless another was chosen meanwhile. */
function useSelection<Row>(
  { rows, question, onSelect }: DataGridProps<Row>,
  focus: (index: number) => void,
): (row: Row | undefined, index: number) => void {
  const awaited = useRef<{ readonly index: number; readonly question: string }>(undefined);
  useEffect(() => {
    if (awaited.current === undefined || rows.stale) return;
    const { index } = awaited.current;
    const row = awaited.current.question === question ? rows.rowAt(index) : undefined;
    if (row !== undefined) onSelect(row, index);
    if (row !== undefined || awaited.current.question !== question) awaited.current = undefined;
  });
  return (row, index) => {
    focus(index);
    awaited.current = row === undefined ? { index, question } : undefined;
    if (row !== undefined) onSelect(row, index);
  };
}

/** Keys count where rows are: not in the buttons of the header. */
function isFromRow(event: KeyboardEvent, grid: HTMLElement | null): boolean {
  return event.target === grid || (event.target instanceof Element && event.target.closest('[data-row]') !== null);
}

/** Tells which rows are in sight, and goes back to the top when other rows are asked for. */
function useQuestion<Row>(props: DataGridProps<Row>, virtual: VirtualRows, onOther: () => void): void {
  const { onRange, question } = props;
  const { start, end } = virtual;
  const asked = useRef(question);
  const isShown = useRef(false);
  const { startAt, rows } = props;
  useEffect(() => {
    if (isShown.current || rows.total === undefined) return;
    isShown.current = true;
    if (startAt !== undefined && startAt > 0 && startAt < rows.total) virtual.scrollToRow(startAt);
  });
  useEffect(() => onRange(start, end), [onRange, start, end]);
  useEffect(() => {
    if (asked.current === question) return;
    asked.current = question;
    onOther();
    virtual.scrollToTop();
  });
}
