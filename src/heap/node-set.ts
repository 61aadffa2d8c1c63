/** Immutable sets of nodes of one graph: the values underneath every view. */
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
  has(n: NodeIndex): boolean;
  /** Members in ascending order. */
  forEach(visit: (n: NodeIndex) => void): void;
  /** Members ascending; must not be changed. O(count), remembered. */
  toArray(): Uint32Array;
}
