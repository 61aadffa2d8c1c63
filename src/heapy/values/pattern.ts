/** `x.rp`: who refers to a set, who refers to those, and so on, kind by kind (guppy3: RefPat.ReferencePattern). */
import { partition, type Partition } from '../../analysis/partition.ts';
import type { Relation } from '../../analysis/relations/relation.ts';
import type { Steps } from '../../base/steps.ts';
import type { NodeSet } from '../../heap/node-set.ts';
import { difference, equalSets } from '../../heap/set-algebra.ts';
import { HeapyError } from '../heapy-error.ts';
import { firstLines, type Lines } from './lines.ts';
import { patternLine, rowName, stepsOfName } from './pattern-text.ts';
import { setValue } from './set.ts';
import type { HandleValue, OpenHeap, SetValue } from './value.ts';

/** How a pattern is made. */
export interface PatternOptions {
  readonly depth: number;
  /** Cuts the referrers into rows. */
  readonly relation: Relation;
  /** What comes under a row. */
  readonly referrers: (set: SetValue) => Steps<SetValue>;
  /** Whether a row is not looked under, because all its objects are of certain kinds. */
  readonly isStopped: (nodes: NodeSet) => boolean;
  /** Objects of the rows above are left out of a row. */
  readonly noCycles: boolean;
}

/** One row. `seen` is the earlier row with the same objects. */
export interface PatternRow {
  readonly index: number;
  /** Which child of which child; empty for the first row. */
  readonly way: readonly number[];
  readonly set: SetValue;
  readonly parent: PatternRow | undefined;
  readonly seen: PatternRow | undefined;
  readonly flag: '^' | 'R' | 'S' | '-' | '+';
  /** Rows under it that were made so far, and how many there will be. */
  readonly children: PatternRow[];
  readonly childCount: number;
}

/** A pattern; rows are made when they are asked for. */
export interface PatternHandle extends HandleValue {
  readonly is: 'pattern';
  readonly of: OpenHeap;
  readonly options: PatternOptions;
  readonly lines: Lines;
  /** A row by number, from the first; `undefined` past the end. */
  row(index: number): Steps<PatternRow | undefined>;
  /** A row by name, as `ba4`; `undefined` when there is none. */
  rowNamed(name: string): Steps<PatternRow | undefined>;
  /** Makes all rows; their number. Throws HeapyError when there are too many. */
  length(): Steps<number>;
}

/** Rows made at most. */
const MOST_ROWS = 20_000;

/** A row whose children are being made. */
interface Opened {
  readonly row: PatternRow;
  readonly cut: Partition;
  next: number;
}

/** Sets seen before, found by a hash of their members. */
function seenSets(): { find(nodes: NodeSet): PatternRow | undefined; add(row: PatternRow): void } {
  const rows = new Map<number, PatternRow[]>();
  const hashOf = (nodes: NodeSet): number => {
    let hash = nodes.count;
    nodes.forEach((n) => {
      hash = (Math.imul(hash, 31) + n) | 0;
    });
    return hash;
  };
  return {
    find: (nodes) => rows.get(hashOf(nodes))?.find((row) => equalSets(row.set.nodes, nodes)),
    add(row) {
      const hash = hashOf(row.set.nodes);
      const others = rows.get(hash);
      if (others === undefined) rows.set(hash, [row]);
      else others.push(row);
    },
  };
}

/** Rows one after another, depth first; `undefined` after the last. */
function rowMaker(top: SetValue, options: PatternOptions): () => Steps<PatternRow | undefined> {
  const seen = seenSets();
  const open: Opened[] = [];
  let count = 0;
  function* make(set: SetValue, parent: PatternRow | undefined, way: readonly number[]): Steps<PatternRow> {
    const earlier = seen.find(set.nodes);
    const under = yield* referrersUnder(set, parent, options);
    const depth = way.length;
    const isStopped = depth > 0 && options.isStopped(set.nodes);
    const flag =
      earlier !== undefined ? '^' : under.nodes.count === 0 ? 'R' : isStopped ? 'S' : depth < options.depth ? '-' : '+';
    const cut = flag === '-' ? yield* partition(set.of.heap, under.nodes, options.relation) : undefined;
    const childCount = cut?.rows.length ?? 0;
    const row: PatternRow = { index: count++, way, set, parent, seen: earlier, flag, children: [], childCount };
    if (count > MOST_ROWS) throw new HeapyError('budget', `more than ${MOST_ROWS} rows; a smaller depth gives fewer`);
    parent?.children.push(row);
    if (earlier === undefined) seen.add(row);
    if (cut !== undefined) open.push({ row, cut, next: 0 });
    return row;
  }
  return function* () {
    if (count === 0) return yield* make(top, undefined, []);
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      const { row, cut } = last;
      if (last.next < cut.rows.length) {
        const child = last.next++;
        const set = setValue(top.of, cut.members(child), options.relation);
        return yield* make(set, row, [...row.way, child]);
      }
      open.pop();
    }
    return undefined;
  };
}

function* referrersUnder(
  set: SetValue,
  parent: PatternRow | undefined,
  { referrers, noCycles }: PatternOptions,
): Steps<SetValue> {
  const found = yield* referrers(set);
  if (!noCycles) return found;
  let nodes = difference(found.nodes, set.nodes);
  for (let row = parent; row !== undefined; row = row.parent) nodes = difference(nodes, row.set.nodes);
  return setValue(set.of, nodes);
}

/** The pattern of `set`. */
export function patternOf(set: SetValue, options: PatternOptions, label: string): PatternHandle {
  const rows: PatternRow[] = [];
  const texts: string[] = [];
  const next = rowMaker(set, options);
  let isAll = false;
  function* row(index: number): Steps<PatternRow | undefined> {
    while (index >= rows.length && !isAll) {
      const made = yield* next();
      if (made === undefined) isAll = true;
      else rows.push(made);
    }
    return rows.at(index);
  }
  const lines: Lines = {
    label,
    *line(index) {
      const made = yield* row(index);
      if (made === undefined) return undefined;
      return (texts[index] ??= yield* patternLine(made));
    },
    // oxlint-disable-next-line require-yield -- the rows are there
    *more(last) {
      return `<${isAll ? `${rows.length - 1 - last} more lines. ` : ''}Type e.g. '_.more' for more.>`;
    },
    // oxlint-disable-next-line require-yield -- there is nothing to wait for
    *empty() {
      return '';
    },
  };
  return {
    type: 'handle',
    is: 'pattern',
    text: '',
    of: set.of,
    options,
    lines,
    row,
    *rowNamed(name) {
      let at = yield* row(0);
      for (const child of stepsOfName(name) ?? [Infinity]) {
        if (at === undefined || child >= at.childCount) return undefined;
        while (child >= at.children.length) yield* row(rows.length);
        at = at.children[child];
      }
      return at;
    },
    *length() {
      yield* row(MOST_ROWS);
      return rows.length;
    },
  };
}

/** The text of the first rows. */
export const patternText = ({ lines }: PatternHandle): Steps<string> => firstLines(lines);

/** The name of a row, as `ba4`. */
export const nameOfRow = ({ way }: PatternRow): string => rowName(way);
