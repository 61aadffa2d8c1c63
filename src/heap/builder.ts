/** The only way to make a HeapGraph: count the edges of each node, sum, fill, and have it all checked. */
import type { Steps } from '../base/steps.ts';
import { columnMemory, type Allocator } from './allocate.ts';
import type { HeapGraph, NodeIndex } from './graph.ts';
import { graphChecks } from './invariants.ts';

/** Edge columns of exact length, zeroed. Rows of node n start at `start[n]`, which `edges()` has summed up. */
export interface EdgeColumns {
  readonly start: Uint32Array; //  [N + 1]
  readonly target: Uint32Array; // [E]
  readonly kind: Uint8Array; //    [E]
  readonly label: Uint32Array; //  [E]
}

/** What a graph has besides its columns. */
export type GraphParts = Pick<
  HeapGraph,
  'types' | 'strings' | 'texts' | 'largeSizes' | 'rootEdgesOutsideView' | 'extraDictOwners' | 'hidden' | 'capabilities'
>;

/**
 * A graph in the making. Node 0 is the root.
 *
 *   node columns, outDegree ──edges()──► edge columns ──finish()──► HeapGraph
 */
export interface GraphBuilder {
  readonly node: HeapGraph['node'];
  /** [N] edges of each node; counted before `edges()`, which turns it into the starts. */
  readonly outDegree: Uint32Array;
  /** Allocates the edge columns. Called once. Throws only `TooLargeError`. */
  edges(): EdgeColumns;
  /** The graph, after all edges are filled. Throws `BrokenGraphError` when a law of `graphChecks` is broken. */
  finish(parts: GraphParts): Steps<HeapGraph>;
}

/** A mistake of whoever built the graph, never of a file: readers check what they read before they build. */
export class BrokenGraphError extends Error {
  override readonly name = 'BrokenGraphError';
  readonly broken: readonly string[];
  constructor(broken: readonly string[]) {
    super(`the graph breaks its laws: ${broken.join('; ')}`);
    this.broken = broken;
  }
}

/** Starts a graph of `nodeCount` nodes, the root included. Throws only `TooLargeError`. */
export function graphBuilder(nodeCount: number, memory: Allocator = columnMemory()): GraphBuilder {
  const node = { type: memory.u32(nodeCount), selfSize: memory.u32(nodeCount), id: memory.f64(nodeCount) };
  const start = memory.u32(nodeCount + 1);
  // The degree of node n stands where its edges will end, so that the sum needs no second column.
  const outDegree = start.subarray(1);
  let columns: EdgeColumns | undefined;
  const edges = (): EdgeColumns => {
    let sum = 0;
    for (let n = 0; n < nodeCount; n++) start[n + 1] = sum += outDegree[n];
    columns = { start, target: memory.u32(sum), kind: memory.u8(sum), label: memory.u32(sum) };
    return columns;
  };
  return {
    node,
    outDegree,
    edges,
    *finish(parts) {
      const { target, kind, label } = columns ?? edges();
      const graph: HeapGraph = {
        ...parts,
        nodeCount,
        edgeCount: target.length,
        root: 0 as NodeIndex,
        node,
        edgeStart: start,
        edgeTarget: target,
        edgeKind: kind,
        edgeLabel: label,
      };
      const broken = yield* graphChecks(graph);
      if (broken.length > 0) throw new BrokenGraphError(broken);
      return graph;
    },
  };
}
