/** The objects of a set by size, largest first; objects of equal size are put in order only where somebody looks. */
import { sorted } from '../base/stable-sort.ts';
import { scaled, type Steps } from '../base/steps.ts';
import { LARGE_SIZE, selfSizeOf, type HeapGraph, type NodeIndex } from '../heap/graph.ts';
import type { NodeSet } from '../heap/node-set.ts';

/** Objects by size falling; ties are put in order when a range is asked for. */
export interface IdentityOrder {
  readonly count: number;
  /** Nodes start … end - 1 in final order; what lies outside 0 … count is left out. */
  range(start: number, end: number): Steps<Uint32Array>;
}

/** Order of two objects of equal size: < 0, 0 or > 0. Equal ones are ordered by their ids (addresses), as heapy finds them. */
export type CompareNodes = (a: NodeIndex, b: NodeIndex) => number;

/** The order of objects that print as addresses: none but that of their ids. */
export const byIdOnly: CompareNodes = () => 0;

/** Sorts the members of `set` by size: a radix sort, O(members). `compareTied` is first called by `range`. */
export function* identityOrder(g: HeapGraph, set: NodeSet, compareTied: CompareNodes): Steps<IdentityOrder> {
  const nodes = yield* scaled(0, 0.95, bySizeFalling(g, set));
  // Objects too large for the column sort among themselves; they are few and come first.
  let large = 0;
  while (large < nodes.length && g.node.selfSize[nodes[large]] === LARGE_SIZE) large++;
  const compareSizes = (a: number, b: number): number => selfSizeOf(g, b as NodeIndex) - selfSizeOf(g, a as NodeIndex);
  nodes.set(yield* scaled(0.95, 1, sorted(nodes.subarray(0, large), compareSizes)));
  const { id } = g.node;
  const inOrder = new Set<number>(); // first places of runs that are in final order
  return {
    count: nodes.length,
    *range(start, end) {
      const from = Math.max(0, start);
      const to = Math.min(nodes.length, end);
      for (let at = from; at < to;) {
        const size = selfSizeOf(g, nodes[at] as NodeIndex);
        const first = firstWhere(g, nodes, (other) => other <= size);
        const after = firstWhere(g, nodes, (other) => other < size);
        if (!inOrder.has(first) && after - first > 1) {
          // Sorted aside: one who breaks off leaves the order whole, and two who ask at once write the same.
          const run = nodes.subarray(first, after);
          const begun = (at - from) / (to - from);
          const ended = (Math.min(after, to) - from) / (to - from);
          nodes.set(yield* scaled(begun, ended, inFinalOrder(run, id, compareTied)), first);
        }
        inOrder.add(first);
        at = after;
      }
      return nodes.slice(from, Math.max(from, to));
    },
  };
}

/** A copy of `run`, by id and then, stably, by the comparator. */
function* inFinalOrder(run: Uint32Array, id: Float64Array, compareTied: CompareNodes): Steps<Uint32Array> {
  const byId = yield* scaled(
    0,
    0.3,
    sorted(run, (a, b) => id[a] - id[b]),
  );
  return yield* scaled(0.3, 1, sorted(byId, compareTied as (a: number, b: number) => number));
}

/** First place whose size satisfies `holds`, which must hold from there on. */
function firstWhere(g: HeapGraph, nodes: Uint32Array, holds: (size: number) => boolean): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(selfSizeOf(g, nodes[middle] as NodeIndex))) high = middle;
    else low = middle + 1;
  }
  return low;
}

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
/** Members moved between two yields. */
const MEMBERS_PER_STEP = 1 << 16;

/** The members by `selfSize` falling, equal ones ascending. Least significant digit first; as many passes as the largest size needs. */
function* bySizeFalling(g: HeapGraph, set: NodeSet): Steps<Uint32Array> {
  const { selfSize } = g.node;
  let from = new Uint32Array(set.count);
  let count = 0;
  let largest = 0;
  const take = (n: number): void => {
    from[count++] = n;
    if (selfSize[n] > largest) largest = selfSize[n];
  };
  for (let n = 0; n < set.universe; n += MEMBERS_PER_STEP) {
    set.forEachBetween(n, n + MEMBERS_PER_STEP, take);
    yield (0.3 * n) / set.universe;
  }
  let to = new Uint32Array(set.count);
  for (let shift = 0; shift < 32 && largest >>> shift !== 0; shift += DIGIT_BITS) {
    const place = new Uint32Array(DIGITS); // members with each digit; then where the next of them goes
    for (let start = 0; start < count; start += MEMBERS_PER_STEP) {
      countDigits(from.subarray(start, start + MEMBERS_PER_STEP), selfSize, shift, place);
      yield 0.3 + (0.7 * shift) / 33;
    }
    toPlaces(place);
    for (let start = 0; start < count; start += MEMBERS_PER_STEP) {
      distribute(from.subarray(start, start + MEMBERS_PER_STEP), to, selfSize, shift, place);
      yield 0.3 + (0.7 * (shift + (DIGIT_BITS * start) / count)) / 33;
    }
    [from, to] = [to, from];
  }
  return from;
}

function countDigits(nodes: Uint32Array, selfSize: Uint32Array, shift: number, place: Uint32Array): void {
  for (let i = 0; i < nodes.length; i++) place[(selfSize[nodes[i]] >>> shift) & (DIGITS - 1)]++;
}

/** Turns counts into first places, larger digits first. */
function toPlaces(place: Uint32Array): void {
  let sum = 0;
  for (let digit = DIGITS - 1; digit >= 0; digit--) {
    const members = place[digit];
    place[digit] = sum;
    sum += members;
  }
}

function distribute(
  nodes: Uint32Array,
  to: Uint32Array,
  selfSize: Uint32Array,
  shift: number,
  place: Uint32Array,
): void {
  for (let i = 0; i < nodes.length; i++) {
    const n = nodes[i];
    to[place[(selfSize[n] >>> shift) & (DIGITS - 1)]++] = n;
  }
}
