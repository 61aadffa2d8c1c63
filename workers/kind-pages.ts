/** The kinds of a set, and the rows of stats and differences, in any order. */
import type { Steps } from '../src/base/steps.ts';
import { isIdentity, tableOf, type Table, type TableValue } from '../src/heapy/values/rows.ts';
import type { Value } from '../src/heapy/values/value.ts';
import type { KindRow, Page } from '../src/protocol/rows.ts';
import type { Range } from '../src/protocol/service.ts';
import { FailureError } from './failure-of.ts';
import { allPositions, compareTexts, orderOf, pageOf, type Order, type Sortable } from './pages.ts';
import { rememberOrder, type Entry } from './values.ts';

const ROWS_PER_STEP = 1 << 12;

/** The value as a table. Throws a FailureError `wrong-type` for a value without rows. */
export function tableIn(value: Value): TableValue {
  if (value.type === 'set' || value.type === 'stat' || value.type === 'diff') return value;
  throw new FailureError({ code: 'wrong-type', facts: { type: value.type } });
}

/** Columns of a table, for sorting and filtering. */
function* columnsOf({ head, range }: Table): Steps<Sortable> {
  const count = head.rowCount;
  const names: string[] = [];
  const counts = new Float64Array(count);
  const sizes = new Float64Array(count);
  for (let start = 0; start < count; start += ROWS_PER_STEP) {
    for (const row of yield* range(start, Math.min(count, start + ROWS_PER_STEP))) {
      counts[names.length] = row.count;
      sizes[names.length] = row.size;
      names.push(row.name);
    }
    yield start / count;
  }
  const nameAt = (p: number): string => names[p] ?? '';
  return {
    count,
    nameAt,
    orders: new Map([
      ['index', (a, b) => a - b],
      ['count', (a, b) => counts[a] - counts[b]],
      ['size', (a, b) => sizes[a] - sizes[b]],
      ['name', (a, b) => compareTexts(nameAt(a), nameAt(b))],
    ]),
  };
}

/** Orders that are known without looking at a row: as heapy prints them, and the other way round. */
function plainOrder(table: TableValue, count: number, { sort, filter }: Range): { readonly order: Order } | undefined {
  if (filter !== '') return undefined;
  if (sort === undefined) return { order: undefined };
  const bySize = table.type === 'set' && isIdentity(table);
  if (sort.by === 'index' || (bySize && sort.by === 'size')) {
    const isHeapys = sort.descending === (sort.by === 'size');
    return { order: isHeapys ? undefined : allPositions(count).reverse() };
  }
  return undefined;
}

/** A page of kinds. Rows keep heapy's `index` and `cumulative` in every order. */
export function* kindPage(entry: Entry, range: Range): Steps<Page<KindRow>> {
  const value = tableIn(entry.value);
  const table = yield* tableOf(value);
  const count = table.head.rowCount;
  const order = yield* rememberOrder(entry, `kinds ${JSON.stringify([range.sort, range.filter])}`, function* () {
    const plain = plainOrder(value, count, range);
    if (plain !== undefined) return plain.order;
    entry.columns ??= yield* columnsOf(table);
    return yield* orderOf(entry.columns, range);
  });
  const places = pageOf(order, count, range, (p) => p);
  const isOneRow = value.type === 'set' && value.row !== undefined;
  const rows: KindRow[] = [];
  const add = ({ name, count: objects, size, cumulative }: KindRow, index: number): void =>
    // `x[i]` prints with the index and the running sum of the table it was taken from; here it stands alone.
    void rows.push({ index, name, count: objects, size, cumulative: isOneRow ? size : cumulative });
  if (order === undefined) {
    const first = places.start;
    for (const row of yield* table.range(first, first + places.rows.length)) add(row, first + rows.length);
  } else {
    for (const p of places.rows) for (const row of yield* table.range(p, p + 1)) add(row, p);
  }
  return { ...places, rows };
}
