/** The rows of everything that prints as a table: sets, stats, differences. */
import type { Steps } from '../../base/steps.ts';
import type { Partition } from '../../analysis/partition.ts';

import { filtered } from '../../heap/set-algebra.ts';
import { setOfSorted } from '../../heap/node-set.ts';
import { HeapyError } from '../heapy-error.ts';
import type { TableHead, TableRow } from '../text/table.ts';
import { identityTable } from './identity.ts';
import { setOfNodes, setValue } from './set.ts';
import type { DiffValue, SetValue, StatRow, StatValue } from './value.ts';

export type TableValue = SetValue | StatValue | DiffValue;

/** A table: its totals, and its rows in ranges. */
export interface Table {
  readonly head: TableHead;
  /** Rows start … end - 1. */
  range(start: number, end: number): Steps<readonly TableRow[]>;
}

/** Whether a set shows one row per object. */
export const isIdentity = (set: SetValue): boolean => set.relation.id === 'id';

const sums = new WeakMap<readonly StatRow[], Float64Array>();

/** [rows] running sums of the sizes, remembered. */
function cumulativeSizes(rows: readonly { readonly size: number }[]): Float64Array {
  const known = sums.get(rows as readonly StatRow[]);
  if (known !== undefined) return known;
  let sum = 0;
  const result = Float64Array.from(rows, (row) => (sum += row.size));
  sums.set(rows as readonly StatRow[], result);
  return result;
}

function rangeOf(rows: readonly StatRow[], start: number, end: number): readonly TableRow[] {
  const cumulative = cumulativeSizes(rows);
  return rows.slice(start, end).map(({ count, size, name }, i) => ({
    index: start + i,
    count,
    size,
    cumulative: cumulative[start + i],
    name,
  }));
}

function tableOfStat(value: StatValue | DiffValue): Table {
  const { count, size, header, rows } = value;
  const diff = value.type === 'diff';
  const head: TableHead = {
    format: diff ? 'DiffFormat' : value.format,
    header,
    kindName: diff ? '' : value.kindName,
    count,
    size,
    b: diff ? value.b : undefined,
    rowCount: rows.length,
  };
  // oxlint-disable-next-line require-yield -- the rows are there
  const range = function* (start: number, end: number): Steps<readonly TableRow[]> {
    return rangeOf(rows, start, end);
  };
  return { head, range };
}

function* tableOfPartition(set: SetValue): Steps<Table> {
  const { count, size, rows, relation } = yield* set.partition();
  const head: TableHead = {
    format: 'SetFormat',
    header: relation.header,
    kindName: '',
    count,
    size,
    b: undefined,
    rowCount: rows.length,
  };
  const { row } = set;
  // oxlint-disable-next-line require-yield -- the rows are there
  const range = function* (start: number, end: number): Steps<readonly TableRow[]> {
    const found = rangeOf(rows, start, end);
    if (row === undefined) return found;
    return found.map((one) => ({ ...one, index: row.index, cumulative: row.cumulative }));
  };
  return { head, range };
}

/** The table a value prints as. */
export function* tableOf(value: TableValue): Steps<Table> {
  if (value.type !== 'set') return tableOfStat(value);
  return isIdentity(value) ? yield* identityTable(value) : yield* tableOfPartition(value);
}

/** Number of rows: heapy's `len(x)`. */
export function* rowCount(value: TableValue): Steps<number> {
  if (value.type !== 'set') return value.rows.length;
  return isIdentity(value) ? value.nodes.count : (yield* value.partition()).rows.length;
}

function memberOf(set: SetValue, partition: Partition, index: number): SetValue {
  const cumulative = cumulativeSizes(partition.rows)[index];
  return setValue(set.of, partition.members(index), set.relation, { index, cumulative });
}

/** `x[i]`. Throws HeapyError outside the rows. */
export function* rowOfSet(set: SetValue, index: number): Steps<SetValue> {
  const count = yield* rowCount(set);
  const at = index < 0 ? index + count : index;
  if (at < 0 || at >= count) throw new HeapyError('index', `Partition index out of range: there are ${count} rows`);
  if (set.row !== undefined) return set;
  if (!isIdentity(set)) return memberOf(set, yield* set.partition(), at);
  const [node] = yield* (yield* set.identityOrder()).range(at, at + 1);
  return setOfNodes(set.of, [node], set.relation);
}

/** Positions that a slice takes of a row of `length`, by Python's rules; `step` ≥ 1. */
export interface Positions {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
}

/** `x[a:b:s]`: the objects of those rows, shown by the same relation, numbered anew. */
export function* slicedSet(set: SetValue, { start, stop, step }: Positions): Steps<SetValue> {
  if (isIdentity(set)) {
    const nodes = yield* (yield* set.identityOrder()).range(start, Math.max(start, stop));
    const taken = nodes.filter((_, i) => i % step === 0);
    return setValue(set.of, setOfSorted(set.nodes.universe, taken.sort()), set.relation);
  }
  const { rows, classification } = yield* set.partition();
  const wanted = new Uint8Array(classification.classCount);
  for (let i = start; i < stop; i += step) wanted[rows[i].class] = 1;
  const { classOf } = classification;
  return setValue(
    set.of,
    filtered(set.nodes, (n) => wanted[classOf[n]] === 1),
    set.relation,
  );
}
