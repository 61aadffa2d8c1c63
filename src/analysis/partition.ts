/** A set cut into kinds by a relation, in the order heapy prints them. */
import { compareCodePoints } from '../base/code-points.ts';
import { sorted } from '../base/stable-sort.ts';
import { scaled, type Steps } from '../base/steps.ts';
import { selfSizeOf, type Bytes, type HeapGraph, type NodeIndex } from '../heap/graph.ts';
import type { NodeSet } from '../heap/node-set.ts';
import { filtered } from '../heap/set-algebra.ts';
import { NODES_PER_STEP } from '../heap/stats.ts';
import type { Heap } from './derived.ts';
import type { Classification, Relation } from './relations/relation.ts';

/** One kind of a partition. */
export interface PartitionRow {
  /** Class number in the classification. */
  readonly class: number;
  readonly count: number;
  readonly size: Bytes;
  /** Made when it is read. */
  readonly name: string;
}

/** The kinds of a set: they are disjoint and cover it; counts and sizes add up to the set's. */
export interface Partition {
  readonly relation: Relation;
  readonly classification: Classification;
  readonly set: NodeSet;
  readonly count: number;
  readonly size: Bytes;
  /** By size falling, then by name (code points), then by rank, then by class. */
  readonly rows: readonly PartitionRow[];
  /** The members of one row. O(members of the set). Throws RangeError outside the rows. */
  members(row: number): NodeSet;
}

/**
 * Fractions where the parts of the work end. Of few kinds, classifying is nearly all of it; of a kind for every object, nine tenths
 * are the names of rows of equal size, and putting them in order. How many kinds there are is known only in between.
 */
const CLASSIFIED = 0.4;
const TALLIED = 0.45;
const ORDERED = 0.5;
/** Of a tie: the names are made, not yet in order. */
const NAMED = 0.7;

/** Most rows of a partition: each is an object, and those of equal size are named. */
export const MOST_ROWS = 1_000_000;

/** There are more kinds than rows can be made for. */
export class TooManyKindsError extends Error {
  override name = 'TooManyKindsError';
  readonly kinds: number;

  constructor(kinds: number) {
    super(`${kinds} kinds`);
    this.kinds = kinds;
  }
}

/** Cuts `set` into the kinds of `relation`. O(nodes) the first time, then O(members + rows · log rows). Throws TooManyKindsError. */
export function* partition(heap: Heap, set: NodeSet, relation: Relation, mostRows = MOST_ROWS): Steps<Partition> {
  const classifying = heap.derived.classification(relation);
  let step = classifying.next();
  for (; step.done !== true; step = classifying.next()) yield CLASSIFIED * step.value;
  const classification = step.value;
  const tally = yield* tallied(heap.graph, set, classification);
  if (tally.classes.length > mostRows) throw new TooManyKindsError(tally.classes.length);
  const rows = yield* sortedRows(tally, classification);
  return {
    relation,
    classification,
    set,
    count: set.count,
    size: rows.reduce((sum, row) => sum + row.size, 0),
    rows,
    members: (row) => {
      const k = rows.at(row)?.class;
      if (row < 0 || k === undefined) throw new RangeError(`no row ${row}`);
      const { classOf } = classification;
      return rows.length === 1 ? set : filtered(set, (n) => classOf[n] === k);
    },
  };
}

/** Counts and sizes by class, and the classes that occur. */
interface Tally {
  readonly classes: Uint32Array; // ascending
  readonly counts: Uint32Array; //  [classes]
  readonly sizes: Float64Array; //  [classes]
}

/** One pass over the set. A class's place in the tally is found by a table, or for small sets of many classes by a map. */
function* tallied(g: HeapGraph, set: NodeSet, { classOf, classCount }: Classification): Steps<Tally> {
  const classes = set.count * 8 < classCount ? presentClasses(set, classOf) : numbersBelow(classCount);
  const dense = classes.length === classCount;
  const place = dense ? undefined : new Map(Array.from(classes, (k, i) => [k, i]));
  const counts = new Uint32Array(classes.length);
  const sizes = new Float64Array(classes.length);
  const add = (n: NodeIndex): void => {
    const i = place === undefined ? classOf[n] : (place.get(classOf[n]) ?? 0);
    counts[i]++;
    sizes[i] += selfSizeOf(g, n);
  };
  for (let from = 0; from < set.universe; from += NODES_PER_STEP) {
    set.forEachBetween(from, from + NODES_PER_STEP, add);
    yield CLASSIFIED + (TALLIED - CLASSIFIED) * (from / set.universe);
  }
  const present = classes.filter((_, i) => counts[i] > 0);
  if (present.length === classes.length) return { classes, counts, sizes };
  return {
    classes: present,
    counts: counts.filter((count) => count > 0),
    sizes: sizes.filter((_, i) => counts[i] > 0),
  };
}

/** 0, 1, 2 … A loop: `from` takes ten times as long. */
function numbersBelow(count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  for (let i = 1; i < count; i++) numbers[i] = i;
  return numbers;
}

function presentClasses(set: NodeSet, classOf: Uint32Array): Uint32Array {
  const all = set
    .toArray()
    .map((n) => classOf[n])
    .sort();
  return all.filter((k, i) => i === 0 || k !== all[i - 1]);
}

/** Rows in order. Only rows of equal size need their names now. */
function* sortedRows(
  { classes, counts, sizes }: Tally,
  classification: Classification,
): Steps<readonly PartitionRow[]> {
  const places = numbersBelow(classes.length);
  const order = yield* scaled(
    TALLIED,
    ORDERED,
    sorted(places, (a, b) => sizes[b] - sizes[a]),
  );
  const rows: PartitionRow[] = [];
  const pace = { left: CHARACTERS_PER_STEP };
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && sizes[order[to]] === sizes[order[from]]) to++;
    const fraction = ORDERED + (1 - ORDERED) * (from / order.length);
    const ended = ORDERED + (1 - ORDERED) * (to / order.length);
    if (to - from > 1) {
      const naming = byName(order.subarray(from, to), classes, classification, pace);
      order.set(yield* scaled(fraction, ended, naming), from);
    }
    for (let i = from; i < to; i++) {
      rows.push(rowOf(classes[order[i]], counts[order[i]], sizes[order[i]], classification));
      if (rows.length % ROWS_PER_STEP === 0) yield ended;
    }
  }
  return rows;
}

/** Rows made between two yields. */
const ROWS_PER_STEP = 1 << 12;
/** Characters of names made between two yields, and what a name costs whatever its length. */
const CHARACTERS_PER_STEP = 1 << 16;
const NAME_COST = 100;

/**
 * The places of a tie by name, then rank; the sort is stable, so classes alike in both ascend. `pace` goes on from tie to tie.
 */
function* byName(
  tie: Uint32Array,
  classes: Uint32Array,
  { nameOf, rankOf }: Classification,
  pace: { left: number },
): Steps<Uint32Array> {
  const names: string[] = [];
  for (const place of tie) {
    const name = nameOf(classes[place]);
    names.push(name);
    pace.left -= name.length + NAME_COST;
    if (pace.left > 0) continue;
    pace.left = CHARACTERS_PER_STEP;
    yield NAMED * (names.length / tie.length);
  }
  const order = yield* scaled(
    NAMED,
    1,
    sorted(
      numbersBelow(tie.length),
      (a, b) => compareCodePoints(names[a], names[b]) || rankOf(classes[tie[a]]) - rankOf(classes[tie[b]]),
    ),
  );
  return order.map((i) => tie[i]);
}

function rowOf(k: number, count: number, size: Bytes, classification: Classification): PartitionRow {
  return {
    class: k,
    count,
    size,
    get name() {
      return classification.nameOf(k);
    },
  };
}
