/** What is computed from a graph: each once, on demand, remembered as long as the graph is open. */
import { once } from '../base/once.ts';
import { scaled, type Steps } from '../base/steps.ts';
import type { HeapGraph } from '../heap/graph.ts';
import { formOf, fullSet, setOf, type NodeSet } from '../heap/node-set.ts';
import { allObjects, hiddenObjects } from '../heap/stats.ts';
import { difference } from '../heap/set-algebra.ts';
import { classify } from './classification.ts';
import { dictOwners } from './dict-owner.ts';
import { dominators, type Dominators } from './dominators.ts';
import { reachableFromRoot } from './reach.ts';
import { referrerIndex, type ReferrerIndex } from './referrers.ts';
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
  /** The tree of dominators and the retained sizes. */
  dominators(): Steps<Dominators>;
  classification(relation: Relation): Steps<Classification>;
  /** Bytes held by what has been computed so far. */
  readonly byteLength: number;
}

/** Derives from `graph`. Callers that ask for the same thing at the same time share one computation. */
export function createDerived(graph: HeapGraph): Derived {
  let byteLength = 0;
  const kept = <T>(start: () => Steps<T>, bytesOf: (value: T) => number): (() => Steps<T>) =>
    once(start, (value) => (byteLength += bytesOf(value)));
  const classifications = new Map<Relation, () => Steps<Classification>>();
  const reachable = kept(() => allReachable(graph), bytesOfSet);
  const derived: Derived = {
    reachable,
    visible: kept(() => visibleNodes(graph, derived), bytesOfSet),
    unreachable: kept(() => unreachableNodes(graph, derived), bytesOfSet),
    referrers: kept(
      () => referrerIndex(graph),
      (index) => index.start.byteLength + index.source.byteLength + index.edge.byteLength,
    ),
    dictOwner: kept(
      () => dictOwners(graph),
      (owner) => owner.byteLength,
    ),
    dominators: kept(
      () => dominatorTree(graph, derived),
      ({ parent, retainedSize }) => parent.byteLength + retainedSize.byteLength,
    ),
    classification: (relation) => {
      const known = classifications.get(relation);
      if (known !== undefined) return known();
      const door = kept(
        () => classify(graph, derived, relation),
        ({ classOf, classCount, byteLength: more }) => classOf.byteLength + 4 * classCount + more,
      );
      classifications.set(relation, door);
      return door();
    },
    get byteLength() {
      return byteLength;
    },
  };
  return derived;
}

/** Without references in the file nothing can be told to be unreachable: everything counts as reachable. */
function* allReachable(g: HeapGraph): Steps<NodeSet> {
  if (!g.capabilities.edges) return fullSet(g.nodeCount);
  return yield* reachableFromRoot(g, { avoid: [], rootEdges: [] });
}

/** Hidden nodes end the walk (guppy3 does not traverse them), so what only they hold is neither visible nor unreachable. */
function* visibleNodes(g: HeapGraph, derived: Derived): Steps<NodeSet> {
  const root = setOf(g.nodeCount, [g.root]);
  if (!g.capabilities.edges) return difference(allObjects(g), hiddenObjects(g));
  if (g.hidden.length === 0 && g.rootEdgesOutsideView.length === 0) return difference(yield* derived.reachable(), root);
  return difference(yield* reachableFromRoot(g, { avoid: g.hidden, rootEdges: g.rootEdgesOutsideView }), root);
}

function* dominatorTree(g: HeapGraph, derived: Derived): Steps<Dominators> {
  const referrers = yield* scaled(0, 0.2, derived.referrers());
  return yield* scaled(0.2, 1, dominators(g, referrers));
}

function* unreachableNodes(g: HeapGraph, derived: Derived): Steps<NodeSet> {
  const reached = yield* derived.reachable();
  return difference(difference(allObjects(g), reached), hiddenObjects(g));
}

function bytesOfSet(set: NodeSet): number {
  const form = formOf(set);
  return form.form === 'sparse' ? form.members.byteLength : form.words.byteLength;
}

/** The columns of one open snapshot together with what was derived from them. */
export interface Heap {
  readonly graph: HeapGraph;
  readonly derived: Derived;
}
