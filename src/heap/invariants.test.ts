import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runToEnd } from '../base/steps.ts';
import { graphBuilder } from './builder.ts';
import type { HeapGraph } from './graph.ts';
import { checkGraph } from './invariants.ts';
import { arbitraryHeap } from './testing/arbitrary-heap.ts';
import { heapOf } from './testing/heap-of.ts';

test('law: drawn heaps are sound', () => {
  fc.assert(
    fc.property(arbitraryHeap(), (heap) => {
      expect(checkGraph(heap)).toEqual([]);
    }),
  );
});

/** Rows: a, b, d; edges: root → a b, a → b by a name, b → b at 3. */
const sound = (): HeapGraph =>
  heapOf('root → a .x=b', 'a:object → .name=b', 'b:list 9000000000 hidden → [3]=b [b]=a', 'd:dict owner=a');

describe('every law is checked', () => {
  const breaks: readonly (readonly [string, (g: HeapGraph) => Partial<HeapGraph> | void, RegExp])[] = [
    ['lengths', () => ({ edgeKind: new Uint8Array(1) }), /edgeKind has 1 rows/],
    ['root', () => ({ root: 1 as HeapGraph['root'] }), /root is node 1/],
    ['types', (g) => void (g.node.type[1] = 99), /node 1 has type 99/],
    ['starts', (g) => void (g.edgeStart[2] = 0), /not ascending/],
    ['large sizes missing', () => ({ largeSizes: new Map() }), /node 2 has no large size/],
    ['large sizes wrong', (g) => ({ largeSizes: new Map([...g.largeSizes, [1, 5]]) }), /large size 5 of node 1/],
    ['the root itself', (g) => void (g.node.selfSize[0] = 1), /root has not/],
    ['targets', (g) => void (g.edgeTarget[2] = 4), /edge 2 leads to 4/],
    ['targets are never the root', (g) => void (g.edgeTarget[2] = 0), /edge 2 leads to 0/],
    ['kinds', (g) => void (g.edgeKind[0] = 14), /edge 0 has kind 14/],
    ['string labels', (g) => void (g.edgeLabel[2] = 2), /edge 2 of kind 1 has label 2/],
    ['node labels', (g) => void (g.edgeLabel[4] = 4), /edge 4 of kind 2 has label 4/],
    ['hidden', () => ({ hidden: Uint32Array.of(2, 1) }), /hidden/],
    ['owners', () => ({ extraDictOwners: [[3, 0]] }), /owners/],
    ['root edges outside', () => ({ rootEdgesOutsideView: [2] }), /rootEdgesOutsideView/],
    ['no types', () => ({ types: [] }), /root has no type/],
  ];
  test.each(breaks)('%s', (_, spoil, message) => {
    const g = sound();
    const changed = spoil(g) ?? {};
    expect(checkGraph({ ...g, ...changed }).join('; ')).toMatch(message);
  });

  test('the builder lets no broken graph out', () => {
    const g = sound();
    const builder = graphBuilder(2);
    builder.outDegree[0] = 1;
    builder.edges().target[0] = 7;
    expect(() =>
      runToEnd(
        builder.finish({
          ...g,
          hidden: new Uint32Array(0),
          extraDictOwners: [],
          largeSizes: new Map(),
          rootEdgesOutsideView: [],
        }),
      ),
    ).toThrow(/edge 0 leads to 7/);
  });

  test('columns take 20 bytes a node and 9 an edge', () => {
    const g = sound();
    const nodes = g.node.type.byteLength + g.node.selfSize.byteLength + g.node.id.byteLength + g.edgeStart.byteLength;
    expect(nodes).toBe(20 * g.nodeCount + 4);
    expect(g.edgeTarget.byteLength + g.edgeKind.byteLength + g.edgeLabel.byteLength).toBe(9 * g.edgeCount);
  });
});
