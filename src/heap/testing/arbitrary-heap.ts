/** Random heaps for laws. */
import fc from 'fast-check';
import { heapOf, type DrawnHeap } from './heap-of.ts';

/** Bounds of random heaps. */
export interface HeapBounds {
  readonly maxNodes?: number; // without the root; 12 when left out
  readonly maxEdges?: number; // 30 when left out
}

const types = ['object', 'str', 'dict', 'list', 'tuple', 'type', 'module', '__main__.A', '__main__.A#2'];

/**
 * Heaps of nodes `n1 … nN` in any shape: cycles, loops, several edges between two nodes, weak edges, hidden nodes, nodes that
 * nothing reaches. Shrinks to fewer nodes, then fewer edges.
 */
export function arbitraryHeap({ maxNodes = 12, maxEdges = 30 }: HeapBounds = {}): fc.Arbitrary<DrawnHeap> {
  return fc
    .array(fc.record({ type: fc.constantFrom(...types), size: fc.nat(200), hidden: fc.nat(9) }), {
      minLength: 1,
      maxLength: maxNodes,
    })
    .chain((nodes) => {
      const to = fc.integer({ min: 1, max: nodes.length });
      const edge = fc.record({ from: fc.nat(nodes.length), to, way: fc.constantFrom('', '', '', '.a=', '[2]=', '~') });
      return fc.array(edge, { maxLength: maxEdges }).map((edges) => {
        const edgesOf = (from: number): string =>
          edges
            .filter((e) => e.from === from && !(from === 0 && e.way === '~'))
            .map((e) => `${e.way}n${e.to}`)
            .join(' ');
        const lines = nodes.map(
          ({ type, size, hidden }, i) =>
            `n${i + 1}:${type} ${size} ${hidden === 9 ? 'hidden ' : ''}→ ${edgesOf(i + 1)}`,
        );
        return heapOf(`root → ${edgesOf(0)}`, ...lines);
      });
    });
}
