import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runToEnd } from '../base/steps.ts';
import { selfSizeOf, type NodeIndex } from '../heap/graph.ts';
import { setOf } from '../heap/node-set.ts';
import { allObjects } from '../heap/stats.ts';
import { compareIds, identityOrder } from './identity-order.ts';
import { graphOf, type GraphSketch } from './testing/graph-of.ts';

const sizes = fc.oneof(
  fc.nat(3),
  fc.nat(5000),
  fc.constantFrom(2 ** 22, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1, 2 ** 32, 2 ** 45),
);
const sketch: fc.Arbitrary<GraphSketch> = fc
  .array(fc.record({ type: fc.constant('object'), size: sizes, id: fc.nat(20) }), { minLength: 1, maxLength: 60 })
  .map((nodes) => ({ nodes }));

test('any ranges, asked for in any order and by turns, are parts of one order: size falling, then the comparator', () => {
  const ranges = fc.array(fc.tuple(fc.integer({ min: -3, max: 70 }), fc.integer({ min: -3, max: 70 })), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(sketch, fc.array(fc.nat(60)), ranges, (drawn, chosen, asked) => {
      const g = graphOf(drawn);
      const members = [...new Set(chosen.filter((n) => n > 0 && n < g.nodeCount))].sort((a, b) => a - b);
      const size = (n: number): number => selfSizeOf(g, n as NodeIndex);
      const expected = members.toSorted((a, b) => size(b) - size(a) || g.node.id[a] - g.node.id[b]);
      const order = runToEnd(identityOrder(g, setOf(g.nodeCount, members), compareIds(g)));
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
  const g = graphOf({
    nodes: [8, 8, 9, 9, 9, 7, 7].map((size, i) => ({ type: 'object', size, id: 100 - i })),
  });
  const compared: number[] = [];
  const order = runToEnd(
    identityOrder(g, allObjects(g), (a, b) => {
      compared.push(selfSizeOf(g, a));
      return compareIds(g)(a, b);
    }),
  );
  expect(compared).toEqual([]);
  expect([...runToEnd(order.range(2, 4))]).toEqual([3, 2]);
  expect(new Set(compared)).toEqual(new Set([9, 8]));
  const before = compared.length;
  expect([...runToEnd(order.range(0, 5))]).toEqual([5, 4, 3, 2, 1]);
  expect(compared.length).toBe(before);
});

test('two who put the same run in order at once do not disturb each other', () => {
  const length = 20_000;
  const g = graphOf({
    nodes: Array.from({ length }, (_, i) => ({ type: 'object', size: 8, id: (i * 7919) % length })),
  });
  const order = runToEnd(identityOrder(g, allObjects(g), compareIds(g)));
  const first = order.range(0, 3);
  const second = order.range(0, 3);
  first.next();
  second.next();
  second.next();
  expect(Array.from(runToEnd(first), (n) => g.node.id[n])).toEqual([0, 1, 2]);
  expect(Array.from(runToEnd(second), (n) => g.node.id[n])).toEqual([0, 1, 2]);
  expect(Array.from(runToEnd(order.range(length - 2, length)), (n) => g.node.id[n])).toEqual([length - 2, length - 1]);
});
