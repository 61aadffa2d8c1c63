/** Rows of a stat as heapy's profile browser asks for them: the largest and the rest, and those of given names. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import type { TableRow } from '../text/table.ts';
import type { RowHandle } from '../values/handle.ts';
import { NONE, indexIn, itemsIn, list, stringIn } from '../values/plain.ts';
import { tableOf } from '../values/rows.ts';
import type { DiffValue, StatValue, Value } from '../values/value.ts';
import { method, type Attribute } from './attribute.ts';
import type { Scope } from './scope.ts';

/** One row as a value; `set` when it is of a partition. */
export const rowHandle = (row: TableRow, set?: RowHandle['set']): RowHandle => ({
  type: 'handle',
  is: 'row',
  text: `<row ${row.index}: ${row.count} ${row.size} ${row.name}>`,
  row,
  set,
});

function* rowsOf(stat: StatValue | DiffValue, scope: Scope): Steps<readonly TableRow[]> {
  const { head, range } = yield* tableOf(stat);
  scope.budget.makeItems(head.rowCount);
  return yield* range(0, head.rowCount);
}

/** The `most` largest rows; what is left is one row `<Other>` before the first that is smaller. */
function withOther(
  rows: readonly TableRow[],
  stat: StatValue | DiffValue,
  most: number,
  by: 'count' | 'size',
): TableRow[] {
  const sorted = by === 'size' ? [...rows] : [...rows].sort((a, b) => b.count - a.count);
  const shown = sorted.slice(0, most);
  if (sorted.length <= most) return shown;
  const left = (what: 'count' | 'size'): number => shown.reduce((rest, row) => rest - row[what], stat[what]);
  const other: TableRow = {
    index: -1,
    count: left('count'),
    size: left('size'),
    cumulative: stat.size,
    name: '<Other>',
  };
  const at = shown.findIndex((row) => row[by] < other[by]);
  shown.splice(at < 0 ? shown.length : at, 0, other);
  return shown;
}

function* largest(stat: StatValue | DiffValue, given: readonly (Value | undefined)[], scope: Scope): Steps<Value> {
  const [most, sortBy] = given;
  const by = sortBy === undefined ? 'Size' : stringIn(sortBy);
  if (by !== 'Size' && by !== 'Count') throw new HeapyError('value', "Argument 'sortby' must be 'Size' or 'Count'.");
  const rows = yield* rowsOf(stat, scope);
  const count = Math.max(0, indexIn(most as Value, 'the number of rows'));
  return list(withOther(rows, stat, count, by === 'Size' ? 'size' : 'count').map((row) => rowHandle(row)));
}

/** guppy3 stops looking after as many rows as names were given; here all rows are looked at. */
function* named(stat: StatValue | DiffValue, names: Value | undefined, scope: Scope): Steps<Value> {
  const wanted = names === undefined ? undefined : itemsIn(names)?.map(stringIn);
  if (wanted === undefined || wanted.includes(undefined))
    throw new HeapyError('type', 'get_rows_of_kinds() takes a list of names of kinds');
  const byName = new Map<string, TableRow>();
  for (const row of yield* rowsOf(stat, scope)) if (!byName.has(row.name)) byName.set(row.name, row);
  scope.budget.makeItems(wanted.length);
  return list(
    wanted.map((name) => {
      const row = byName.get(name ?? '');
      return row === undefined ? NONE : rowHandle(row);
    }),
  );
}

/** What stats answer to about their rows, beside `get_rows`. */
export const statRowAttributes: readonly Attribute<StatValue | DiffValue>[] = [
  method(
    'get_rows_n_and_other',
    ['n', 'sortby=Size'],
    "List of the n largest rows by 'Size' or 'Count', and one row <Other> for the rest.",
    largest,
  ),
  method(
    'get_rows_of_kinds',
    ['kinds'],
    'List of the rows of the given names, None where there is none.',
    (stat, [names], scope) => named(stat, names, scope),
  ),
];
