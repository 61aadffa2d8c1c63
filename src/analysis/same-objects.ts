/** Which objects of one snapshot are the same as in another of the same process. */
import type { Steps } from '../base/steps.ts';
import { selfSizeOf, type HeapGraph, type NodeIndex } from '../heap/graph.ts';
import type { HeapType } from '../heap/heap-type.ts';
import type { NodeSet } from '../heap/node-set.ts';
import { filtered } from '../heap/set-algebra.ts';
import type { NodeText } from '../heap/text-column.ts';
import type { Heap } from './derived.ts';

/** What comparing two snapshots by identity gives. */
export type ObjectMatch =
  | {
      readonly kind: 'matched';
      /** [nodes of b] the same object in a; 0 = none. */
      readonly sameAs: Uint32Array;
      /** Objects of b whose id another object had in a. */
      readonly replaced: number;
      /** `reused`: an id may have passed to another object of the same type and size unseen. */
      readonly certainty: 'stable' | 'reused';
    }
  /** Ids of one of them say nothing, or they are of different kinds. */
  | { readonly kind: 'refused'; readonly reason: 'no-ids' | 'different-ids' };

/** Nodes gone over between two yields. */
const NODES_PER_STEP = 1 << 14;

/**
 * Matches the objects of `b` with those of `a` by id. Where an id may be used again, the type must be the same too, and of
 * immutable objects the size and the value if both are known; else the object was *replaced*. Whether both files are of one
 * process is for the caller to know (`SnapshotFacts.captureId`, pid).
 */
export function* matchObjects(a: Heap, b: Heap): Steps<ObjectMatch> {
  const ids = b.graph.capabilities.ids;
  if (ids === 'none' || a.graph.capabilities.ids === 'none') return { kind: 'refused', reason: 'no-ids' };
  if (ids !== a.graph.capabilities.ids) return { kind: 'refused', reason: 'different-ids' };
  const table = yield* idTable(a.graph);
  const sameType = ids === 'stable' ? undefined : typePairs(a.graph.types, b.graph.types);
  const sameAs = new Uint32Array(b.graph.nodeCount);
  const { id, type } = b.graph.node;
  let replaced = 0;
  for (let from = 1; from < id.length; from += NODES_PER_STEP) {
    const to = Math.min(id.length, from + NODES_PER_STEP);
    for (let n = from; n < to; n++) {
      const other = find(table, a.graph.node.id, id[n]);
      if (other === 0) continue;
      const isSame =
        sameType === undefined ||
        (sameType.has(type[n], a.graph.node.type[other]) &&
          (!sameType.isImmutable(type[n]) || sameValue(a.graph, other as NodeIndex, b.graph, n as NodeIndex)));
      if (isSame) sameAs[n] = other;
      else replaced++;
    }
    yield 0.5 + 0.5 * (to / id.length);
  }
  return { kind: 'matched', sameAs, replaced, certainty: ids };
}

/** The members of `ofB` that are the same as a member of `ofA`. `sameAs` is that of a match of their snapshots. */
export function keptObjects(ofB: NodeSet, ofA: NodeSet, sameAs: Uint32Array): NodeSet {
  return filtered(ofB, (n) => sameAs[n] !== 0 && ofA.has(sameAs[n] as NodeIndex));
}

/** Open addressing: node with an id, or 0. A power of two long, at most three quarters full. */
function* idTable(g: HeapGraph): Steps<Uint32Array> {
  const { id } = g.node;
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(8, id.length / 0.75))));
  for (let from = 1; from < id.length; from += NODES_PER_STEP) {
    const to = Math.min(id.length, from + NODES_PER_STEP);
    for (let n = from; n < to; n++) {
      if (id[n] === 0) continue; // unknown
      let at = hash(id[n]) & (table.length - 1);
      while (table[at] !== 0 && id[table[at]] !== id[n]) at = (at + 1) & (table.length - 1);
      if (table[at] === 0) table[at] = n;
    }
    yield 0.5 * (to / id.length);
  }
  return table;
}

function find(table: Uint32Array, id: Float64Array, wanted: number): number {
  if (wanted === 0) return 0;
  let at = hash(wanted) & (table.length - 1);
  while (table[at] !== 0 && id[table[at]] !== wanted) at = (at + 1) & (table.length - 1);
  return table[at];
}

/** Mixes both halves of an integer below 2^53 (the finalizer of MurmurHash3). */
function hash(id: number): number {
  let h = (id >>> 0) ^ Math.imul((id / 0x100000000) >>> 0, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Types whose instances never change value or size while they live. */
const immutable: ReadonlySet<string> = new Set(
  'int float complex bool str bytes tuple frozenset range slice types.NoneType types.MethodType types.BuiltinMethodType'.split(
    ' ',
  ),
);

interface TypePairs {
  /** Whether type `ofB` is the same type as `ofA`: one display name, and one id where both are known. */
  has(ofB: number, ofA: number): boolean;
  isImmutable(ofB: number): boolean;
}

function typePairs(a: readonly HeapType[], b: readonly HeapType[]): TypePairs {
  const isImmutable = Uint8Array.from(b, (type) => (immutable.has(type.display) ? 1 : 0));
  // Pairs are few and come again: the last answer for each type of b is remembered.
  const asked = new Int32Array(b.length).fill(-1);
  const answer = new Uint8Array(b.length);
  return {
    has: (ofB, ofA) => {
      if (asked[ofB] !== ofA) {
        const left = a[ofA];
        const right = b[ofB];
        const sameId = left.id === 0 || right.id === 0 || left.id === right.id;
        asked[ofB] = ofA;
        answer[ofB] = left.display === right.display && sameId ? 1 : 0;
      }
      return answer[ofB] === 1;
    },
    isImmutable: (ofB) => isImmutable[ofB] === 1,
  };
}

/** A known value decides; else the size. (The size of a str may grow while it lives: it keeps its UTF-8 once somebody asked for it.) */
function sameValue(a: HeapGraph, ofA: NodeIndex, b: HeapGraph, ofB: NodeIndex): boolean {
  const left = a.texts.get(ofA);
  const right = left === undefined ? undefined : b.texts.get(ofB);
  if (left !== undefined && right !== undefined) return valueOf(left) === valueOf(right);
  return selfSizeOf(a, ofA) === selfSizeOf(b, ofB);
}

function valueOf(text: NodeText): string {
  switch (text.form) {
    case 'repr':
      return text.text;
    case 'str':
    case 'bytes':
      return `${text.length}:${text.text}`;
    default:
      return text.name;
  }
}
