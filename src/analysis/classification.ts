/** A relation evaluated for every node: keys numbered in the order of their first node. */
import type { Steps } from '../base/steps.ts';
import type { HeapGraph, NodeIndex } from '../heap/graph.ts';
import type { Derived } from './derived.ts';
import { grown } from './grown.ts';
import type { Classification, Keying, Relation } from './relations/relation.ts';

/** Nodes classified between two yields. */
const NODES_PER_STEP = 1 << 15;
/** Keys below this, or twice the number of nodes, are looked up in a table; larger ones in a map. */
const LEAST_TABLE = 1 << 16;

/** Names remembered together. */
const PAGE_BITS = 10;
const PAGE = 1 << PAGE_BITS;

/** Classes of all nodes. O(nodes); names are not made. */
export function* classify(g: HeapGraph, derived: Derived, relation: Relation): Steps<Classification> {
  let fraction = 0;
  const preparing = relation.prepare(g, derived);
  let step = preparing.next();
  for (; step.done !== true; step = preparing.next()) yield (fraction = Math.max(fraction, 0.5 * step.value));
  const keying: Keying = step.value;
  const { classOf, classCount, keyOf } = keying.classes ?? (yield* numbered(g, keying));
  const names: string[][] = []; // in pages: a map of a million names takes a tenth of a second to grow
  return {
    relation,
    classOf,
    classCount,
    byteLength: keying.byteLength ?? 0,
    rankOf: (k) => keying.rankOf?.(keyOf(k)) ?? k,
    factorNameOf: (k) => (keying.factorNameOf ?? keying.nameOf)(keyOf(k)),
    nameOf: (k) => {
      const page = (names[k >>> PAGE_BITS] ??= []);
      return (page[k & (PAGE - 1)] ??= keying.nameOf(keyOf(k)));
    },
  };
}

/** The classes of keys that are not classes already. */
function* numbered(g: HeapGraph, keying: Keying): Steps<NonNullable<Keying['classes']>> {
  const numbering = new KeyNumbering(Math.max(LEAST_TABLE, 2 * g.nodeCount + 2));
  const classOf = new Uint32Array(g.nodeCount);
  for (let from = 0; from < g.nodeCount; from += NODES_PER_STEP) {
    const to = Math.min(g.nodeCount, from + NODES_PER_STEP);
    for (let n = from; n < to; n++) classOf[n] = numbering.classOf(keying.keyOf(n as NodeIndex));
    yield 0.5 + 0.5 * (to / g.nodeCount);
  }
  return { classOf, classCount: numbering.count, keyOf: (k) => numbering.keyOf(k) };
}

/** Numbers keys 0, 1, 2 … in the order they are first seen. */
class KeyNumbering {
  count = 0;
  readonly #limit: number;
  #table = new Uint32Array(1024); //  [key] class + 1; 0 = not seen
  readonly #beyond = new Map<number, number>();
  #keys = new Uint32Array(1024); //   [class] key

  /** Keys below `limit` may take four bytes of table each. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  classOf(key: number): number {
    if (key < this.#table.length) {
      const known = this.#table[key];
      return known === 0 ? (this.#table[key] = this.#add(key)) - 1 : known - 1;
    }
    return this.#classOfLarge(key);
  }

  keyOf(k: number): number {
    return this.#keys[k];
  }

  #classOfLarge(key: number): number {
    if (key < this.#limit) {
      this.#table = grown(this.#table, Math.min(this.#limit, Math.max(key + 1, 2 * this.#table.length)));
      return this.classOf(key);
    }
    const known = this.#beyond.get(key);
    if (known !== undefined) return known;
    const added = this.#add(key) - 1;
    this.#beyond.set(key, added);
    return added;
  }

  #add(key: number): number {
    if (this.count === this.#keys.length) this.#keys = grown(this.#keys, 2 * this.count);
    this.#keys[this.count++] = key;
    return this.count;
  }
}
