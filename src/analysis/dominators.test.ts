import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runToEnd } from '../base/steps.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import { selfSizeOf, type HeapGraph, type NodeIndex } from '../heap/graph.ts';
import { setOf } from '../heap/node-set.ts';
import { arbitraryHeap } from '../heap/testing/arbitrary-heap.ts';
import { NO_DOMINATOR } from './dominators.ts';
import { checkGraph } from '../heap/invariants.ts';
import { dominatedBy, nearestReferrers } from './retained.ts';
import { longChain } from './testing/long-chain.ts';
import { opened, openHeap } from './testing/open-heap.ts';
import { runWatched } from './testing/progress.ts';

/** What the root reaches without some nodes, as one would write it on a slate. */
function reached(g: HeapGraph, without: readonly number[]): Set<number> {
  const left = [...[0].filter((n) => !without.includes(n))];
  const seen = new Set(left);
  for (const n of left) {
    for (let e = g.edgeStart[n]; e < g.edgeStart[n + 1]; e++) {
      const target = g.edgeTarget[e];
      if (g.edgeKind[e] === EdgeKind.weak || seen.has(target) || without.includes(target)) continue;
      seen.add(target);
      left.push(target);
    }
  }
  return seen;
}

/** What dies with `nodes`, found by deleting them. */
function freedWith(g: HeapGraph, nodes: readonly number[]): number[] {
  const hidden = [...g.hidden];
  const before = reached(g, hidden);
  const after = reached(g, [...hidden, ...nodes]);
  return [...before].filter((n) => !after.has(n)).sort((a, b) => a - b);
}

const heaps = arbitraryHeap({ maxNodes: 14, maxEdges: 40 });

test('a node is under its dominator exactly if it dies with it, on any heap', () => {
  fc.assert(
    fc.property(heaps, (graph) => {
      const { derived } = opened(graph);
      const { parent, retainedSize } = runToEnd(derived.dominators());
      const alive = reached(graph, [...graph.hidden]);
      expect([...parent.keys()].filter((n) => parent[n] !== NO_DOMINATOR)).toEqual(
        [...alive].filter((n) => n !== 0).sort((a, b) => a - b),
      );
      for (const n of alive) {
        const under = [...alive].filter((m) => {
          let at = m;
          while (at !== n && at !== 0) at = parent[at];
          return at === n;
        });
        const freed = n === 0 ? [...alive].sort((a, b) => a - b) : freedWith(graph, [n]);
        expect(under.sort((a, b) => a - b)).toEqual(freed);
        expect(retainedSize[n]).toBe(freed.reduce((sum, m) => sum + selfSizeOf(graph, m as NodeIndex), 0));
      }
    }),
    { numRuns: 400 },
  );
});

test('what a set dominates is what dies with it, for sets of any size', () => {
  fc.assert(
    fc.property(heaps, fc.uniqueArray(fc.nat(13), { maxLength: 5 }), (graph, picks) => {
      const alive = reached(graph, [...graph.hidden]);
      const nodes = picks.map((pick) => 1 + (pick % (graph.nodeCount - 1))).filter((n) => alive.has(n));
      const dominated = runToEnd(dominatedBy(opened(graph), setOf(graph.nodeCount, nodes)));
      expect([...dominated.toArray()]).toEqual(freedWith(graph, nodes));
    }),
    { numRuns: 300 },
  );
});

test('what is shared by two dies with both only, as in heapy', () => {
  const heap = openHeap('root → a b', 'a → x c', 'b → c', 'x → y', 'y', 'c → d', 'd');
  const { graph } = heap;
  const dominated = (...names: string[]): number[] => [
    ...runToEnd(dominatedBy(heap, setOf(graph.nodeCount, graph.all(...names)))).toArray(),
  ];
  expect(dominated('a')).toEqual(graph.all('a', 'x', 'y'));
  expect(dominated('b')).toEqual(graph.all('b'));
  expect(dominated('a', 'b')).toEqual(graph.all('a', 'b', 'x', 'y', 'c', 'd'));
});

test('nodes that no root reaches dominate what only they reach', () => {
  const heap = openHeap('root → a', 'a → b', 'b', 'lost → b c', 'c → lost');
  const { graph } = heap;
  const dominated = runToEnd(dominatedBy(heap, setOf(graph.nodeCount, graph.all('lost'))));
  expect([...dominated.toArray()]).toEqual(graph.all('lost', 'c'));
  expect(runToEnd(heap.derived.dominators()).parent[graph.at('lost')]).toBe(NO_DOMINATOR);
});

test('the nearest referrers are those on whose way stands no other one', () => {
  const heap = openHeap('root → a b', 'a → c d', 'b → d', 'c → d', 'd');
  const { graph } = heap;
  const nearest = (...names: string[]): number[] => [
    ...runToEnd(nearestReferrers(heap, setOf(graph.nodeCount, graph.all(...names)))).toArray(),
  ];
  expect(nearest('a', 'b', 'c')).toEqual(graph.all('a', 'b'));
  expect(nearest('root', 'a')).toEqual([]);
});

test('a chain of a hundred thousand nodes with references back needs no recursion', () => {
  const { graph, derived } = opened(longChain(100_000));
  expect(checkGraph(graph)).toEqual([]);
  const { parent, retainedSize } = runWatched(derived.dominators(), 10);
  expect(retainedSize[2]).toBe(99_999);
  expect(parent[70_000]).toBe(69_999);
  expect(runWatched(dominatedBy(opened(graph), setOf(graph.nodeCount, [99_000])), 4).count).toBe(1001);
});
