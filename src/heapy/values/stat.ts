/** Stats: rows without objects, and the difference of two (heapy's Stat). */
import { byClodo } from '../../analysis/relations/clodo.ts';
import type { Relation } from '../../analysis/relations/relation.ts';
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import { tableOf, type Positions } from './rows.ts';
import type { DiffValue, SetValue, StatRow, StatValue } from './value.ts';

/** Rows of a stat made from a set: every name is text in memory. */
const MAX_ROWS = 1_000_000;

/**
 * `x.stat`: the rows of a set, numbered anew. `empty` is the relation that the stat of an empty set is said to be by.
 * Throws HeapyError when there are too many rows to name.
 */
export function* statOf(set: SetValue, empty: Relation = byClodo): Steps<StatValue> {
  const { head, range } = yield* tableOf(set);
  if (head.rowCount > MAX_ROWS)
    throw new HeapyError('budget', `a stat of ${head.rowCount} rows is too large; the limit is ${MAX_ROWS}`);
  const rows = yield* range(0, head.rowCount);
  return {
    type: 'stat',
    format: head.format === 'IdFormat' ? 'IdFormat' : 'SetFormat',
    // A stat is written and read back, which strips its header.
    header: (set.nodes.count === 0 ? empty : { header: head.header }).header.trim(),
    kindName: head.kindName,
    count: head.count,
    size: head.size,
    rows: rows.map(({ count, size, name }) => ({ count, size, name })),
    timeMade: set.of.facts.time ?? 0,
  };
}

interface Merged {
  count: number;
  size: number;
  readonly name: string;
}

/** Rows of `b` by name, in order of first appearance. */
function byName(rows: readonly StatRow[]): Map<string, Merged> {
  const table = new Map<string, Merged>();
  for (const { count, size, name } of rows) {
    const known = table.get(name);
    if (known === undefined) table.set(name, { count, size, name });
    else {
      known.count += count;
      known.size += size;
    }
  }
  return table;
}

/** The rows of A - B before they are sorted: matched by name, those that differ; then what only B has. */
function differences(a: readonly StatRow[], b: readonly StatRow[]): readonly Merged[] {
  const left = byName(b);
  const result = new Map<string, Merged>();
  for (const row of a) {
    const other = left.get(row.name);
    left.delete(row.name);
    const count = row.count - (other?.count ?? 0);
    const size = row.size - (other?.size ?? 0);
    if (count === 0 && size === 0) continue;
    const known = result.get(row.name);
    if (known === undefined) result.set(row.name, { count, size, name: row.name });
    else {
      known.count += count;
      known.size += size;
    }
  }
  const removed = [...left.values()].map(({ count, size, name }) => ({ count: 0 - count, size: 0 - size, name }));
  return [...result.values(), ...removed];
}

/** `a - b` by kind. Throws HeapyError when the two are not grouped alike. */
export function difference(a: StatValue | DiffValue, b: StatValue | DiffValue): DiffValue {
  if (a.header !== b.header)
    throw new HeapyError('value', `Mismatching table kind header, '${a.header}' vs '${b.header}'.`);
  const rows = [...differences(a.rows, b.rows)].sort((x, y) => Math.abs(y.size) - Math.abs(x.size));
  return {
    type: 'diff',
    header: a.header,
    count: rows.reduce((sum, row) => sum + row.count, 0),
    size: rows.reduce((sum, row) => sum + row.size, 0),
    b: { count: b.count, size: b.size },
    rows,
    timeMade: a.timeMade,
  };
}

/** A stat of some of the rows of another, numbered anew; of a difference it stays relative to the same totals. */
export function slicedStat<T extends StatValue | DiffValue>(stat: T, { start, stop, step }: Positions): T {
  const rows: StatRow[] = [];
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) rows.push(stat.rows[i]);
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const size = rows.reduce((sum, row) => sum + row.size, 0);
  return { ...stat, rows, count, size };
}

/** `stat[i]`: a stat of one row. Throws HeapyError outside the rows. */
export function rowOfStat<T extends StatValue | DiffValue>(stat: T, index: number): T {
  const at = index < 0 ? index + stat.rows.length : index;
  if (at < 0 || at >= stat.rows.length)
    throw new HeapyError('index', `Stat index out of range: there are ${stat.rows.length} rows`);
  return slicedStat(stat, { start: at, stop: at + 1, step: 1 });
}
