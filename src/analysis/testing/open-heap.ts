import type { HeapGraph } from '../../heap/graph.ts';
import { heapOf, type DrawnHeap } from '../../heap/testing/heap-of.ts';
import { createDerived, type Derived } from '../derived.ts';

/** A drawn heap (see heap-of.ts), open. */
export function openHeap(...lines: readonly string[]): { readonly graph: DrawnHeap; readonly derived: Derived } {
  return opened(heapOf(...lines));
}

/** A graph together with what is derived from it. */
export function opened<G extends HeapGraph>(graph: G): { readonly graph: G; readonly derived: Derived } {
  return { graph, derived: createDerived(graph) };
}

/** The same heap with ids of another worth. */
export function withIds<G extends HeapGraph>(graph: G, ids: 'stable' | 'reused' | 'none'): G {
  return { ...graph, capabilities: { ...graph.capabilities, ids } };
}
