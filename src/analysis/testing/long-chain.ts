import { NO_LABEL, type HeapGraph } from '../../heap/graph.ts';
import { openHeap } from './open-heap.ts';

/** The root, then `length` objects of one byte in a row; each also refers to the one halfway back. */
export function longChain(length: number): HeapGraph {
  const { graph } = openHeap('root → a', 'a');
  const nodeCount = length + 1;
  const edgeStart = Uint32Array.from({ length: nodeCount + 1 }, (_, n) =>
    n === 0 ? 0 : Math.min(2 * n - 1, 2 * length),
  );
  const edgeTarget = Uint32Array.from({ length: edgeStart[nodeCount] }, (_, e) =>
    e === 0 ? 1 : e % 2 === 1 ? Math.min(length, (e + 3) >> 1) : Math.max(1, e >> 2),
  );
  return {
    ...graph,
    nodeCount,
    edgeCount: edgeTarget.length,
    node: {
      type: Uint32Array.from({ length: nodeCount }, (_, n) => Math.min(n, 1)),
      selfSize: Uint32Array.from({ length: nodeCount }, (_, n) => Math.min(n, 1)),
      id: Float64Array.from({ length: nodeCount }, (_, n) => 16 * n),
    },
    edgeStart,
    edgeTarget,
    edgeKind: new Uint8Array(edgeTarget.length),
    edgeLabel: new Uint32Array(edgeTarget.length).fill(NO_LABEL),
  };
}
