/** Random heaps for laws. */
import fc from 'fast-check';
import { EdgeKind } from '../../heap/edge-kind.ts';
import { heapFrom, type EdgeSketch, type GraphSketch } from './graph-of.ts';

const typeNames = ['dict', 'int', 'module', 'list', '__main__.A', '__main__.A', 'collections.OrderedDict'];
const sizes = [0, 16, 56, 72, 2 ** 31 - 1, 2 ** 31, 0xfffffffe, 0xffffffff, 2 ** 40];

const edge = (nodes: number): fc.Arbitrary<EdgeSketch> =>
  fc.oneof(
    fc.record({ from: fc.nat(nodes), to: fc.integer({ min: 1, max: nodes }) }),
    fc.record({
      from: fc.nat(nodes),
      to: fc.integer({ min: 1, max: nodes }),
      kind: fc.constant(EdgeKind.attribute),
      label: fc.constant('__dict__'),
    }),
    fc.record({ from: fc.nat(nodes), to: fc.integer({ min: 1, max: nodes }), kind: fc.constant(EdgeKind.weak) }),
  );

/** A sketch of at most 41 nodes with parallel edges, weak edges, cycles, hidden nodes and types of one name. */
export const arbitrarySketch: fc.Arbitrary<GraphSketch> = fc.integer({ min: 1, max: 40 }).chain((nodes) =>
  fc.record({
    types: fc.constant(typeNames.map((display) => ({ display }))),
    nodes: fc.array(
      fc.record({ type: fc.integer({ min: 1, max: typeNames.length }), size: fc.constantFrom(...sizes) }),
      { minLength: nodes, maxLength: nodes },
    ),
    edges: fc.array(edge(nodes), { maxLength: 80 }),
    hidden: fc.uniqueArray(fc.integer({ min: 1, max: nodes }), { maxLength: 3 }).map((h) => h.sort((a, b) => a - b)),
  }),
);

/** Such a heap, open. */
export const arbitraryHeap = arbitrarySketch.map(heapFrom);
