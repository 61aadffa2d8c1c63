/** Immutable sets of nodes of one graph: the values underneath every view. */
import { countOnes, forEachOne, onesToArray, wordsFor } from '../base/bits.ts';
import type { NodeIndex } from './graph.ts';

/**
 * A set of nodes of one graph. Sparse sets are sorted arrays, dense ones bits; users cannot tell.
 * Operations on sets of different graphs are mistakes of the caller and throw.
 */
export interface NodeSet {
  /** Nodes of the graph it is a set of. */
  readonly universe: number;
  /** Number of members. */
  readonly count: number;
  /** O(log count) or O(1). */
  has(n: NodeIndex): boolean;
  /** Members in ascending order. */
  forEach(visit: (n: NodeIndex) => void): void;
  /** Members `from ≤ n < to` in ascending order: long passes go over a set in such pieces and yield between them. */
  forEachBetween(from: number, to: number, visit: (n: NodeIndex) => void): void;
  /** Members ascending; must not be changed. O(count), remembered. */
  toArray(): Uint32Array;
}

/** The representation of a set; only the algebra of sets looks at it. */
export type SetForm =
  | { readonly form: 'sparse'; readonly members: Uint32Array } // ascending, no duplicates
  | { readonly form: 'dense'; readonly words: Uint32Array }; //   [universe / 32]; bits at and beyond `universe` are 0

const forms = new WeakMap<NodeSet, SetForm>();

/** The representation of a set. Throws on an object that this module did not make. */
export function formOf(set: NodeSet): SetForm {
  const form = forms.get(set);
  if (form === undefined) throw new TypeError('not a node set');
  return form;
}

/** The least number of members for which bits take no more room than a sorted array. */
const denseFrom = (universe: number): number => wordsFor(universe);

/** No node. */
export const emptySet = (universe: number): NodeSet => sparseSet(universe, new Uint32Array(0));

/** Every node, root and hidden ones included. */
export function fullSet(universe: number): NodeSet {
  const words = new Uint32Array(wordsFor(universe)).fill(0xffffffff);
  if (universe % 32 !== 0) words[words.length - 1] = 0xffffffff >>> (32 - (universe % 32));
  return setOfWords(universe, words, universe);
}

/** Takes over `members`, which must ascend strictly and lie below `universe`. */
export function setOfSorted(universe: number, members: Uint32Array): NodeSet {
  if (members.length < denseFrom(universe)) return sparseSet(universe, members);
  const words = new Uint32Array(wordsFor(universe));
  for (let i = 0; i < members.length; i++) words[members[i] >>> 5] |= 1 << (members[i] & 31);
  return denseSet(universe, words, members.length);
}

/** Members in any order, duplicates allowed. Throws RangeError on a node outside `0 … universe - 1`. */
export function setOf(universe: number, members: Iterable<number>): NodeSet {
  const builder = nodeSetBuilder(universe);
  for (const n of members) {
    if (!(n >= 0 && n < universe && Number.isInteger(n))) throw new RangeError(`no node ${n}`);
    builder.add(n);
  }
  return builder.finish();
}

/** Takes over `words` (see bits.ts), whose bits at and beyond `universe` must be 0. `count` = ones in it, when it is known. */
export function setOfWords(universe: number, words: Uint32Array, count = countOnes(words)): NodeSet {
  return count < denseFrom(universe)
    ? sparseSet(universe, onesToArray(words, count))
    : denseSet(universe, words, count);
}

/** Collects a set bit by bit. Hot passes set the bits of `words` themselves. Nodes must lie below the universe: not checked. */
export interface NodeSetBuilder {
  readonly words: Uint32Array;
  add(n: number): void;
  has(n: number): boolean;
  /** The set; the builder must not be used afterwards. */
  finish(): NodeSet;
}

/** A builder that holds no node yet. */
export function nodeSetBuilder(universe: number): NodeSetBuilder {
  const words = new Uint32Array(wordsFor(universe));
  return {
    words,
    add: (n) => {
      words[n >>> 5] |= 1 << (n & 31);
    },
    has: (n) => (words[n >>> 5] & (1 << (n & 31))) !== 0,
    finish: () => setOfWords(universe, words),
  };
}

/** Position of the first member ≥ n. */
export function lowerBound(members: Uint32Array, n: number): number {
  let low = 0;
  let high = members.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (members[middle] < n) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sparseSet(universe: number, members: Uint32Array): NodeSet {
  const between = (from: number, to: number, visit: (n: NodeIndex) => void): void => {
    for (let i = lowerBound(members, from); i < members.length && members[i] < to; i++) visit(members[i] as NodeIndex);
  };
  const set: NodeSet = {
    universe,
    count: members.length,
    has: (n) => members[lowerBound(members, n)] === n,
    forEach: (visit) => between(0, universe, visit),
    forEachBetween: between,
    toArray: () => members,
  };
  forms.set(set, { form: 'sparse', members });
  return set;
}

function denseSet(universe: number, words: Uint32Array, count: number): NodeSet {
  let array: Uint32Array | undefined;
  const between = (from: number, to: number, visit: (n: NodeIndex) => void): void =>
    forEachOne(words, from, Math.min(to, universe), visit as (n: number) => void);
  const set: NodeSet = {
    universe,
    count,
    has: (n) => (words[n >>> 5] & (1 << (n & 31))) !== 0,
    forEach: (visit) => between(0, universe, visit),
    forEachBetween: between,
    toArray: () => (array ??= onesToArray(words, count)),
  };
  forms.set(set, { form: 'dense', words });
  return set;
}
