import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runToEnd } from '../base/steps.ts';
import { selfSizeOf, type NodeIndex } from '../heap/graph.ts';
import { setOf } from '../heap/node-set.ts';
import { allObjects } from '../heap/stats.ts';
import { heapOf } from '../heap/testing/heap-of.ts';
import { byIdOnly, identityOrder } from './identity-order.ts';

const sizes = fc.oneof(
  fc.nat(3),
  fc.nat(5000),
  fc.constantFrom(2 ** 22, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1, 2 ** 32, 2 ** 45),
);
const heaps = fc
  .array(fc.tuple(sizes, fc.nat(20)), { minLength: 1, maxLength: 60 })
  .map((nodes) => heapOf(...nodes.map(([size, id], i) => `n${i}:object ${size} @${id}`)));

test('any ranges, asked for in any order and by turns, are parts of one order: size falling, then the comparator', () => {
  const ranges = fc.array(fc.tuple(fc.integer({ min: -3, max: 70 }), fc.integer({ min: -3, max: 70 })), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(heaps, fc.array(fc.nat(60)), ranges, (g, chosen, asked) => {
      const members = [...new Set(chosen.filter((n) => n > 0 && n < g.nodeCount))].sort((a, b) => a - b);
      const size = (n: number): number => selfSizeOf(g, n as NodeIndex);
      const expected = members.toSorted((a, b) => size(b) - size(a) || g.node.id[a] - g.node.id[b]);
      const order = runToEnd(identityOrder(g, setOf(g.nodeCount, members), byIdOnly));
      expect(order.count).toBe(members.length);
      const running = asked.map(([from, to]) => order.range(from, to));
      for (const steps of running) steps.next();
      asked.forEach(([from, to]) => {
        expect([...runToEnd(order.range(from, to))]).toEqual(expected.slice(Math.max(0, from), Math.max(0, to)));
      });
    }),
  );
});

test('only the runs of equal size that a range touches are put in order, and each once', () => {
  const g = heapOf(...[8, 8, 9, 9, 9, 7, 7].map((size, i) => `n${i}:object ${size} @${100 - i}`));
  const compared: number[] = [];
  const order = runToEnd(
    identityOrder(g, allObjects(g), (a, b) => {
      compared.push(selfSizeOf(g, a));
      return (a % 2) - (b % 2);
    }),
  );
  expect(compared).toEqual([]);
  expect([...runToEnd(order.range(2, 4))]).toEqual([3, 2]);
  expect(new Set(compared)).toEqual(new Set([9, 8]));
  const before = compared.length;
  expect([...runToEnd(order.range(0, 5))]).toEqual([4, 5, 3, 2, 1]);
  expect(compared.length).toBe(before);
});

test('two who put the same run in order at once do not disturb each other', () => {
  const length = 6000;
  const g = heapOf(...Array.from({ length }, (_, i) => `n${i}:object 8 @${(i * 7919) % length}`));
  const order = runToEnd(identityOrder(g, allObjects(g), byIdOnly));
  const first = order.range(0, 3);
  const second = order.range(0, 3);
  first.next();
  second.next();
  second.next();
  expect(Array.from(runToEnd(first), (n) => g.node.id[n])).toEqual([0, 1, 2]);
  expect(Array.from(runToEnd(second), (n) => g.node.id[n])).toEqual([0, 1, 2]);
  expect(Array.from(runToEnd(order.range(length - 2, length)), (n) => g.node.id[n])).toEqual([length - 2, length - 1]);
});
