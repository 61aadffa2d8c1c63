import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runToEnd } from '../base/steps.ts';
import { hexAddress, idText } from './address.ts';
import { LARGE_SIZE } from './graph.ts';
import { setOf } from './node-set.ts';
import { allObjects, hiddenObjects, sizeOfSet } from './stats.ts';
import { heapOf } from './testing/heap-of.ts';

test('the size of a set is the sum of its members, also of those too large for the column', () => {
  const size = fc.oneof(fc.nat(1000), fc.constantFrom(LARGE_SIZE - 1, LARGE_SIZE, LARGE_SIZE + 1, 2 ** 40));
  fc.assert(
    fc.property(fc.array(fc.tuple(size, fc.boolean()), { maxLength: 30 }), (drawn) => {
      const g = heapOf('root', ...drawn.map(([bytes], i) => `n${i}:object ${bytes}`));
      const chosen = drawn.flatMap(([, isIn], i) => (isIn ? [i + 1] : []));
      const sum = drawn.reduce((total, [bytes, isIn]) => total + (isIn ? bytes : 0), 0);
      expect(runToEnd(sizeOfSet(g, setOf(g.nodeCount, chosen)))).toBe(sum);
    }),
    { numRuns: 50 },
  );
});

test('all objects are all nodes but the root; hidden ones are those of the capture', () => {
  const g = heapOf('a', 'b hidden', 'c');
  expect([...allObjects(g).toArray()]).toEqual(g.all('a', 'b', 'c'));
  expect([...hiddenObjects(g).toArray()]).toEqual(g.all('b'));
});

test('ids are written as addresses, or with @ where they are none', () => {
  const g = heapOf('a @255');
  expect(idText(g, g.at('a'))).toBe('0xff');
  expect(idText({ ...g, capabilities: { ...g.capabilities, ids: 'stable' } }, g.at('a'))).toBe('@255');
  // python3 -c "print(hex(2**47 - 16))"
  expect(hexAddress(2 ** 47 - 16)).toBe('0x7ffffffffff0');
});
