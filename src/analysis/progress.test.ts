import { expect, test } from 'vitest';
import { setOf } from '../heap/node-set.ts';
import { allObjects, sizeOfSet } from '../heap/stats.ts';
import type { HeapGraph } from '../heap/graph.ts';
import { byIdOnly, identityOrder } from './identity-order.ts';
import { partition } from './partition.ts';
import { countPaths, pathSteps } from './path-steps.ts';
import { referrersOf } from './referrers-of-set.ts';
import { byIdentity } from './relations/identity.ts';
import { relations } from './relations/index.ts';
import type { Relation } from './relations/relation.ts';
import { dominatedBy, nearestReferrers } from './retained.ts';
import { matchObjects } from './same-objects.ts';
import { shortestPaths } from './shortest-paths.ts';
import { opened, openHeap } from './testing/open-heap.ts';
import { runWatched } from './testing/progress.ts';

/** A chain of 70 000 nodes; sizes 0, 1, 2 and one that fits no 32 bits. */
function large(): HeapGraph {
  const { graph } = openHeap('d:dict', 'a:__main__.A → .__dict__=d', 'b:__main__.A#2');
  const nodeCount = 70_000;
  const column = (of: (i: number) => number, length = nodeCount): Uint32Array =>
    Uint32Array.from({ length }, (_, i) => of(i));
  return {
    ...graph,
    nodeCount,
    edgeCount: nodeCount,
    node: {
      type: column((n) => (n === 0 ? 0 : 1 + (n % 3))),
      selfSize: column((n) => (n === 7 || n === 9 ? 0xffffffff : n % 3)),
      id: Float64Array.from({ length: nodeCount }, (_, n) => (n * 7919) % nodeCount),
    },
    edgeStart: column((n) => (n === 0 ? 0 : n), nodeCount + 1),
    edgeTarget: column((e) => (e + 1) % nodeCount || 1),
    edgeKind: new Uint8Array(nodeCount),
    edgeLabel: column(() => 0xffffffff),
    largeSizes: new Map([
      [7, 2 ** 40],
      [9, 2 ** 41],
    ]),
  };
}

test('every long computation pauses, and its progress never falls', () => {
  const heap = opened(large());
  const { graph, derived } = heap;
  const visible = runWatched(derived.visible(), 3);
  expect(visible.count).toBe(graph.nodeCount - 1);
  runWatched(opened(graph).derived.unreachable(), 3);
  runWatched(derived.referrers(), 5);
  runWatched(derived.dictOwner(), 2);
  runWatched(derived.dominators(), 8);
  runWatched(sizeOfSet(graph, visible), 3);
  const last = setOf(graph.nodeCount, [graph.nodeCount - 1]);
  expect(runWatched(dominatedBy(heap, last), 4).count).toBe(1);
  expect(runWatched(nearestReferrers(heap, runWatched(referrersOf(graph, derived, last), 3)), 3).count).toBe(1);
  const query = { sources: setOf(graph.nodeCount, [0]), targets: last, avoidNodes: setOf(graph.nodeCount, []) };
  const paths = runWatched(shortestPaths(graph, { ...query, avoidEdges: new Set() }), 4);
  expect(paths.length).toBe(graph.nodeCount - 1);
  expect(runWatched(countPaths(graph, paths, pathSteps(graph, paths, new Set())), 2).total).toBe(1n);
  for (const relation of relations) runWatched(partition(heap, visible, relation), 6);
  const order = runWatched(identityOrder(graph, visible, byIdOnly), 4);
  expect(Array.from(runWatched(order.range(0, 40_000), 20).slice(0, 2))).toEqual([9, 7]);
  runWatched(matchObjects(heap, opened(graph)), 6);
}, 30_000);

test('of a kind for every object, the fraction moves while the names are made and put in order', () => {
  const heap = opened(large());
  let named = 0;
  const counted: Relation = {
    ...byIdentity,
    id: 'counted',
    *prepare(g, derived) {
      const keying = yield* byIdentity.prepare(g, derived);
      return { ...keying, nameOf: (key) => (named++, keying.nameOf(key)) };
    },
  };
  const fractionsAt: number[] = []; // by names made, in quarters
  const steps = partition(heap, allObjects(heap.graph), counted);
  for (let step = steps.next(); step.done !== true; step = steps.next())
    fractionsAt[Math.floor((4 * named) / heap.graph.nodeCount)] = step.value;
  expect(fractionsAt[0]).toBeLessThan(0.65);
  expect(fractionsAt[1]).toBeLessThan(0.75);
  expect(fractionsAt[2]).toBeLessThan(0.9);
  expect(fractionsAt[3]).toBeGreaterThan(0.95);
}, 30_000);
