/** The heap as columns: one immutable graph of typed arrays, one index space. */
import type { HeapType } from './heap-type.ts';
import type { StringTable } from './string-table.ts';
import type { TextColumn } from './text-column.ts';

/** Row of a node in every node column: 0 ≤ NodeIndex < nodeCount. Not the id that the runtime printed. */
export type NodeIndex = number & { readonly __brand: 'NodeIndex' };
/** Row of an edge in every edge column, grouped by source node. */
export type EdgeIndex = number & { readonly __brand: 'EdgeIndex' };
/** Index into `strings`. */
export type StringIndex = number & { readonly __brand: 'StringIndex' };
/** Index into `types`. */
export type TypeIndex = number & { readonly __brand: 'TypeIndex' };
export type Bytes = number;

/** In `edgeLabel`: the format does not know the label. Never a string, a position or a node. */
export const NO_LABEL = 0xffffffff;
/** In `selfSize`: the size does not fit; it stands in `largeSizes`. */
export const LARGE_SIZE = 0xffffffff;

/**
 * An immutable heap snapshot as columns. N = nodeCount, E = edgeCount; 20 bytes a node and 9 an edge.
 * Edges are compressed sparse rows: those of node n are rows `edgeStart[n] .. edgeStart[n + 1] - 1`, in the order of traversal.
 * Node 0 is the synthetic root; its edges are the runtime's roots, named by their labels. It has size 0 and is a member only of sets of
 * referrers.
 */
export interface HeapGraph {
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly root: NodeIndex;
  readonly node: {
    readonly type: Uint32Array; //     [N] TypeIndex
    readonly selfSize: Uint32Array; // [N] bytes, ≥ 0; LARGE_SIZE = look into `largeSizes`
    readonly id: Float64Array; //      [N] the runtime's identity (CPython: address), exact below 2^53; 0 for the root
  };
  readonly edgeStart: Uint32Array; //  [N + 1] ascending, edgeStart[N] = E
  readonly edgeTarget: Uint32Array; // [E] NodeIndex
  readonly edgeKind: Uint8Array; //    [E] EdgeKind
  readonly edgeLabel: Uint32Array; //  [E] its meaning depends on edgeKind (see edge-kind.ts); NO_LABEL = unknown
  readonly types: readonly HeapType[]; // [TypeIndex]; types[0] is the root's
  readonly strings: StringTable;
  readonly texts: TextColumn;
  readonly largeSizes: ReadonlyMap<number, Bytes>; // NodeIndex → bytes, where selfSize = LARGE_SIZE
  /** Rows of root edges that heapy sees only in referrers and paths, not in `heap()`. Ascending. */
  readonly rootEdgesOutsideView: readonly number[];
  /** Dicts whose owner no edge shows: [dict, owner] node indices. */
  readonly extraDictOwners: readonly (readonly [dict: number, owner: number])[];
  /** Objects of the capture itself, ascending node indices; not part of `heap()`. */
  readonly hidden: Uint32Array;
  readonly capabilities: Capabilities;
}

/** What a snapshot can answer. Views ask for the capability, never for the format. */
export interface Capabilities {
  readonly edges: boolean;
  /** Whether an id names one object for ever (V8), may be used again after the object died (CPython), or says nothing. */
  readonly ids: 'stable' | 'reused' | 'none';
  /** Whether the file holds objects that no root reaches. */
  readonly unreachable: boolean;
  /** Where objects were allocated. */
  readonly producers: boolean;
  /** Which contents of objects the file keeps. */
  readonly values: ValueLevel;
}

/** `shape`: names only; `basic`: numbers and short texts; `full`: all texts. */
export type ValueLevel = 'shape' | 'basic' | 'full';

/** Bytes of one object alone. */
export function selfSizeOf(g: HeapGraph, n: NodeIndex): Bytes {
  const size = g.node.selfSize[n];
  return size === LARGE_SIZE ? (g.largeSizes.get(n) ?? size) : size;
}

/** All targets of one node, in snapshot order. Passes over the whole graph inline these two lines: no calls in hot loops. */
export function forEachTarget(g: HeapGraph, n: NodeIndex, visit: (target: NodeIndex, edge: EdgeIndex) => void): void {
  const end = g.edgeStart[n + 1];
  for (let e = g.edgeStart[n]; e < end; e++) visit(g.edgeTarget[e] as NodeIndex, e as EdgeIndex);
}
