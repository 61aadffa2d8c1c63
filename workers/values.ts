/** What is remembered of a value beside the value: the orders of its rows. */
import type { Steps } from '../src/base/steps.ts';
import type { SetValue, Value } from '../src/heapy/values/value.ts';
import type { Order, Sortable } from './pages.ts';

/** A value of the language with what pages of it need again. */
export interface Entry {
  readonly value: Value;
  readonly orders: Map<string, Order>;
  /** The members whose text holds a filter, by filter. */
  readonly filtered: Map<string, SetValue>;
  /** Names, counts and sizes of all kinds, once something was sorted or filtered. */
  columns: Sortable | undefined;
}

const LEAST_BYTES = 1024;
const BYTES_OF_NAMED_ROW = 120;
const ORDERS_KEPT = 4;

export function entryOf(value: Value): Entry {
  return { value, orders: new Map(), filtered: new Map(), columns: undefined };
}

/** Bytes that an entry holds, about. */
export function bytesOfEntry({ value, orders, filtered, columns }: Entry): number {
  let bytes = LEAST_BYTES + bytesOfValue(value) + BYTES_OF_NAMED_ROW * (columns?.count ?? 0);
  for (const order of orders.values()) bytes += order?.byteLength ?? 0;
  for (const set of filtered.values()) bytes += bytesOfValue(set);
  return bytes;
}

/** Members, and the order of their sizes if it was made. */
function bytesOfValue(value: Value): number {
  if (value.type === 'set') return 8 * value.nodes.count;
  if (value.type === 'stat' || value.type === 'diff') return BYTES_OF_NAMED_ROW * value.rows.length;
  return value.type === 'text' ? 2 * value.text.length : 0;
}

/** Keeps the newest few of a map. */
export function keepNewest<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > ORDERS_KEPT && oldest !== undefined) map.delete(oldest);
}

/** An order by its key, made once. */
export function* rememberOrder(entry: Entry, key: string, make: () => Steps<Order>): Steps<Order> {
  if (entry.orders.has(key)) return entry.orders.get(key);
  const order = yield* make();
  keepNewest(entry.orders, key, order);
  return order;
}
