/** For every node the set of what its referrers are: of their classes, or of the ways in which they refer. */
import { wordsFor } from '../base/bits.ts';
import { scaled, type Steps } from '../base/steps.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import type { HeapGraph } from '../heap/graph.ts';
import type { Derived } from './derived.ts';
import { namelessRoots } from './referrers-of-set.ts';
import { SetTable } from './set-table.ts';

/** N nodes. Sets are numbered in the order of their first node. */
export interface ReferrerSets {
  readonly setOf: Uint32Array; // [N] number of the set in `sets`
  readonly sets: SetTable;
}

/** From `LabelReference`: this reference says nothing. */
export const NO_MEMBER = 0xffffffff;

/** What a reference adds to the set of its target: a number, or NO_MEMBER. Called for every reference; must not allocate. */
export type LabelReference = (source: number, edge: number) => number;

/** References gone over between two yields where each costs next to nothing. */
const REFERENCES_PER_STEP = 1 << 14;

/**
 * Sets of all nodes. Weak references say nothing, nor do nodes that no root reaches, nor roots without name. The capture's own
 * objects do refer: guppy3 hides its own from every set and counts them here. O(nodes + references).
 */
export function* referrerSets(
  g: HeapGraph,
  derived: Derived,
  labelOf: LabelReference,
  referencesPerStep = REFERENCES_PER_STEP,
): Steps<ReferrerSets> {
  const { start, source, edge } = yield* scaled(0, 0.3, derived.referrers());
  const counted = yield* scaled(0.3, 0.4, countedSources(g, derived));
  const { edgeKind, nodeCount } = g;
  const isNameless = namelessRoots(g);
  const setOf = new Uint32Array(nodeCount);
  const sets = new SetTable();
  /** Adds the references `from … to - 1`, all to one node. */
  const gather = (from: number, to: number): void => {
    for (let i = from; i < to; i++) {
      const s = source[i];
      if ((counted[s >>> 5] & (1 << (s & 31))) === 0 || edgeKind[edge[i]] === EdgeKind.weak) continue;
      if (s === g.root && isNameless(s, edge[i])) continue;
      const label = labelOf(s, edge[i]);
      if (label !== NO_MEMBER) sets.add(label);
    }
  };
  let at = 0;
  /** Goes on from node `first` until a set is too large to be looked up at once, or the step is over. Returns the node it came to. */
  const step = (first: number): number => {
    let n = first;
    for (let left = referencesPerStep; n < nodeCount; n++) {
      const to = Math.min(start[n + 1], at + left);
      left -= to - at + 1;
      gather(at, to);
      at = to;
      if (at < start[n + 1] || left <= 0) return n;
      const set = sets.finish();
      if (set < 0) return n;
      setOf[n] = set;
    }
    return n;
  };
  for (let n = 0; n < nodeCount;) {
    n = step(n);
    yield 0.4 + 0.6 * (n / nodeCount);
    if (n === nodeCount || at < start[n + 1]) continue;
    const looking = sets.lookUp();
    let looked = looking.next();
    for (; looked.done !== true; looked = looking.next()) yield 0.4 + 0.6 * (n / nodeCount);
    setOf[n++] = looked.value;
  }
  return { setOf, sets };
}

/** Bits of the nodes whose references count. */
function* countedSources(g: HeapGraph, derived: Derived): Steps<Uint32Array> {
  const reached = yield* derived.reachable();
  const words = new Uint32Array(wordsFor(g.nodeCount));
  const mark = (n: number): void => {
    words[n >>> 5] |= 1 << (n & 31);
  };
  for (let from = 0; from < g.nodeCount; from += REFERENCES_PER_STEP) {
    reached.forEachBetween(from, from + REFERENCES_PER_STEP, mark);
    yield from / g.nodeCount;
  }
  g.hidden.forEach(mark);
  return words;
}
