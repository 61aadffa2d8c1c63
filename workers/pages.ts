/** Rows by range: which rows pass the filter, and in which order, as columns of positions; rows are made only for what is asked. */
import { sorted } from '../src/base/stable-sort.ts';
import { scaled, type Steps } from '../src/base/steps.ts';
import type { Page } from '../src/protocol/rows.ts';
import type { Range } from '../src/protocol/service.ts';

/** Negative when position `a` comes before position `b`. */
export type Compare = (a: number, b: number) => number;

/** Rows that can be put in order without being made. Position p: 0 … count - 1, in the order in which they stand. */
export interface Sortable {
  readonly count: number;
  /** What the filter looks at. */
  nameAt(p: number): string;
  /** Ascending orders by sort key. A key that is not here leaves the rows as they stand: it may come from a link. */
  readonly orders: ReadonlyMap<string, Compare>;
}

/** Positions in the order of a page; `undefined`: all rows as they stand. */
export type Order = Uint32Array | undefined;

const ROWS_PER_STEP = 1 << 13;

/** Code units, as the engines compare: total, the same everywhere. */
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Positions whose name holds `filter`, whatever the case. */
export function* matching(table: Sortable, filter: string): Steps<Uint32Array> {
  const wanted = filter.toLowerCase();
  const found = new Uint32Array(table.count);
  let count = 0;
  for (let p = 0; p < table.count; p++) {
    if (table.nameAt(p).toLowerCase().includes(wanted)) found[count++] = p;
    if (p % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield p / table.count;
  }
  return found.slice(0, count);
}

/** 0 … count - 1. A plain loop: `Uint32Array.from` holds the thread ten times as long. */
export function allPositions(count: number): Uint32Array {
  const positions = new Uint32Array(count);
  for (let p = 0; p < count; p++) positions[p] = p;
  return positions;
}

/** The order that a range asks for. Rows that are equal in it stay as they stand, also when it falls. */
export function* orderOf(table: Sortable, { sort, filter }: Pick<Range, 'sort' | 'filter'>): Steps<Order> {
  const matches = filter === '' ? undefined : yield* scaled(0, 0.5, matching(table, filter));
  const ascending = sort === undefined ? undefined : table.orders.get(sort.by);
  if (sort === undefined || ascending === undefined) return matches;
  const compare: Compare = sort.descending ? (a, b) => ascending(b, a) : ascending;
  const from = matches === undefined ? 0 : 0.5;
  return yield* scaled(from, 1, sorted(matches ?? allPositions(table.count), compare));
}

/** Positions start … end - 1 of an order, cut to what is there. */
export function positionsIn(
  order: Order,
  count: number,
  { start, end }: Pick<Range, 'start' | 'end'>,
): readonly number[] {
  const total = order?.length ?? count;
  const first = Math.min(Math.max(0, Math.trunc(start) || 0), total);
  const last = Math.min(Math.max(first, Math.trunc(end) || 0), total);
  return Array.from({ length: last - first }, (_, i) => order?.[first + i] ?? first + i);
}

/** The rows of a range. */
export function pageOf<Row>(order: Order, count: number, range: Range, rowAt: (p: number) => Row): Page<Row> {
  const total = order?.length ?? count;
  const positions = positionsIn(order, count, range);
  return {
    start: Math.min(Math.max(0, Math.trunc(range.start) || 0), total),
    rows: positions.map(rowAt),
    total,
    all: count,
  };
}
