/** What is computed from a graph: each once, on demand, remembered as long as the graph is open. */
import type { Steps } from '../base/steps.ts';
import type { HeapGraph } from '../heap/graph.ts';
import type { NodeSet } from '../heap/node-set.ts';
import type { ReferrerIndex } from './referrers.ts';
import type { Classification, Relation } from './relations/relation.ts';

/** Every member is computed at its first call and returns the same object after. A computation that is broken off leaves nothing behind. */
export interface Derived {
  /** Nodes reachable from the root over strong references, without the root and the hidden ones: `hp.heap()`. */
  visible(): Steps<NodeSet>;
  /** Nodes in the file that no root reaches, without the hidden ones: `hp.heapu()`. */
  unreachable(): Steps<NodeSet>;
  /** All nodes reachable over strong references, root and hidden ones included. */
  reachable(): Steps<NodeSet>;
  /** References by target. */
  referrers(): Steps<ReferrerIndex>;
  /** [N] the object whose `__dict__` a dict is; 0 = no owner, or no dict. Of several owners the one with the lowest id. */
  dictOwner(): Steps<Uint32Array>;
  classification(relation: Relation): Steps<Classification>;
  /** Bytes held by what has been computed so far. */
  readonly byteLength: number;
}

/** The columns of one open snapshot together with what was derived from them. */
export interface Heap {
  readonly graph: HeapGraph;
  readonly derived: Derived;
}
