import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runToEnd } from '../base/steps.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import type { HeapGraph } from '../heap/graph.ts';
import { arbitraryHeap } from '../heap/testing/arbitrary-heap.ts';
import { byType } from './relations/type.ts';
import { opened, openHeap } from './testing/open-heap.ts';

const members = (set: { toArray(): Uint32Array }): number[] => [...set.toArray()];

/** Reachability as one would write it on a slate. */
function reachableSlowly(g: HeapGraph, avoid: readonly number[], skip: readonly number[]): number[] {
  const seen = new Set<number>([0]);
  for (let grown = true; grown;) {
    grown = false;
    for (const n of [...seen]) {
      for (let e = g.edgeStart[n]; e < g.edgeStart[n + 1]; e++) {
        const target = g.edgeTarget[e];
        if (g.edgeKind[e] === EdgeKind.weak || seen.has(target) || avoid.includes(target) || skip.includes(e)) continue;
        seen.add(target);
        grown = true;
      }
    }
  }
  return [...seen].sort((a, b) => a - b);
}

test('visible is what strong references reach, reachable has the root too, unreachable is the rest', () => {
  const { graph, derived } = openHeap('root → a', 'a → b', 'b → a ~c', 'c', 'd → e a', 'e');
  expect(members(runToEnd(derived.visible()))).toEqual(graph.all('a', 'b'));
  expect(members(runToEnd(derived.reachable()))).toEqual(graph.all('root', 'a', 'b'));
  expect(members(runToEnd(derived.unreachable()))).toEqual(graph.all('c', 'd', 'e'));
});

test('hidden nodes are not in the view, nor what only they hold, nor what only roots outside the view hold', () => {
  const { graph, derived } = openHeap('root → a !.i0_t1_f0=d', 'a → b', 'b hidden → c', 'c', 'd → e', 'e');
  expect(members(runToEnd(derived.visible()))).toEqual(graph.all('a'));
  expect(members(runToEnd(derived.reachable()))).toEqual(graph.all('root', 'a', 'b', 'c', 'd', 'e'));
  expect(members(runToEnd(derived.unreachable()))).toEqual([]);
});

test('without references in the file everything counts as reachable', () => {
  const { graph } = openHeap('root', 'a', 'b hidden');
  const { derived } = opened({ ...graph, capabilities: { ...graph.capabilities, edges: false } });
  expect(members(runToEnd(derived.visible()))).toEqual(graph.all('a'));
  expect(members(runToEnd(derived.unreachable()))).toEqual([]);
});

test('reachability is that of the slow way, on any heap', () => {
  fc.assert(
    fc.property(arbitraryHeap({ maxNodes: 30, maxEdges: 60 }), (graph) => {
      const { derived } = opened(graph);
      const all = reachableSlowly(graph, [], []);
      const hidden = [...graph.hidden];
      expect(members(runToEnd(derived.reachable()))).toEqual(all);
      expect(members(runToEnd(derived.visible()))).toEqual(
        reachableSlowly(graph, hidden, graph.rootEdgesOutsideView).filter((n) => n !== 0),
      );
      expect(members(runToEnd(derived.unreachable()))).toEqual(
        Array.from({ length: graph.nodeCount }, (_, n) => n).filter((n) => !all.includes(n) && !hidden.includes(n)),
      );
    }),
  );
});

test('a list of more references than a step looks at is walked in several', () => {
  const length = 200_000;
  const { graph } = openHeap('root → a', 'a', 'b');
  const wide: HeapGraph = {
    ...graph,
    edgeCount: length + 1,
    edgeStart: Uint32Array.from([0, 1, length + 1, length + 1]),
    edgeTarget: Uint32Array.from({ length: length + 1 }, (_, e) => (e === 0 ? 1 : e === length ? 2 : 1)),
    edgeKind: new Uint8Array(length + 1),
  };
  const { derived } = opened(wide);
  expect([...derived.reachable()].length).toBeGreaterThan(3);
  expect(members(runToEnd(derived.reachable()))).toEqual([0, 1, 2]);
});

test('referrers are the references turned round', () => {
  fc.assert(
    fc.property(arbitraryHeap({ maxNodes: 30, maxEdges: 60 }), (graph) => {
      const { start, source, edge } = runToEnd(opened(graph).derived.referrers());
      for (let n = 0; n < graph.nodeCount; n++) {
        const expected: [number, number][] = [];
        for (let s = 0; s < graph.nodeCount; s++) {
          for (let e = graph.edgeStart[s]; e < graph.edgeStart[s + 1]; e++) {
            if (graph.edgeTarget[e] === n) expected.push([s, e]);
          }
        }
        const rows = Array.from({ length: start[n + 1] - start[n] }, (_, i) => start[n] + i);
        expect(rows.map((i) => [source[i], edge[i]])).toEqual(expected);
      }
    }),
  );
});

test('a dict belongs to the object whose __dict__ it is; of several to the one with the lowest id', () => {
  const { graph, derived } = openHeap(
    'root → .__dict__=held',
    'a:__main__.A @500 → .__dict__=shared .cache=other .__dict__=ordered',
    'b:__main__.B @100 → .__dict__=shared',
    'shared:dict owner=a',
    'other:dict',
    'ordered:collections.OrderedDict owner=b',
    'named:dict owner=a',
    'held:dict',
  );
  const owner = runToEnd(derived.dictOwner());
  const ownerOf = (name: string): number => owner[graph.at(name)];
  expect(ownerOf('shared')).toBe(graph.at('b'));
  expect(ownerOf('named')).toBe(graph.at('a'));
  expect(['other', 'ordered', 'held', 'a'].map(ownerOf)).toEqual([0, 0, 0, 0]);
});

test('a snapshot without dicts has no owners', () => {
  const { derived } = openHeap('a → .__dict__=b', 'b:properties');
  expect([...runToEnd(derived.dictOwner())]).toEqual([0, 0, 0]);
});

test('everything is computed once, also for consumers that take turns, and what was broken off leaves nothing', () => {
  const { derived } = openHeap('root → a', 'a', 'b', 'c');
  const broken = derived.classification(byType);
  broken.next();
  broken.return(undefined as never);
  expect(derived.byteLength).toBe(0);
  const first = derived.classification(byType);
  const second = derived.classification(byType);
  first.next();
  second.next();
  const result = runToEnd(first);
  expect(runToEnd(second)).toBe(result);
  expect(runToEnd(derived.classification(byType))).toBe(result);
  expect(derived.byteLength).toBe(4 * 4 + 4 * 2);
  expect(runToEnd(derived.visible())).toBe(runToEnd(derived.visible()));
  expect(runToEnd(derived.referrers())).toBe(runToEnd(derived.referrers()));
});
