/** Random heaps for laws of relations: dicts with owners, types of one name, sizes that fit no 32 bits. */
import fc from 'fast-check';
import { LARGE_SIZE } from '../../heap/graph.ts';
import { openHeap } from './open-heap.ts';

const types = ['dict', 'int', 'module', 'list', '__main__.A', '__main__.A#2', 'collections.OrderedDict'];
const sizes = [0, 16, 56, 72, 2 ** 31 - 1, 2 ** 31, LARGE_SIZE - 1, LARGE_SIZE, 2 ** 40];

/** At most 20 nodes `n1 …`, some of which are the `__dict__` of others. */
export const openedHeaps = fc
  .array(
    fc.record({
      type: fc.constantFrom(...types),
      size: fc.constantFrom(...sizes),
      edges: fc.array(fc.record({ way: fc.constantFrom('', '.__dict__=', '~'), to: fc.nat(19) }), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((nodes) =>
    openHeap(
      ...nodes.map(({ type, size, edges }, i) => {
        const targets = edges.map(({ way, to }) => `${way}n${(to % nodes.length) + 1}`);
        return `n${i + 1}:${type} ${size} → ${targets.join(' ')}`;
      }),
    ),
  );
