import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runToEnd } from '../base/steps.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import type { HeapGraph } from '../heap/graph.ts';
import { byType } from './relations/type.ts';
import { arbitraryHeap } from './testing/arbitrary-heap.ts';
import { heapFrom } from './testing/graph-of.ts';

const objects = (count: number) => Array.from({ length: count }, () => ({ type: 'object' }));
const members = (set: { toArray(): Uint32Array }): number[] => [...set.toArray()];

/** Reachability as one would write it on a slate. */
function reachableSlowly(g: HeapGraph, avoid: readonly number[]): number[] {
  const seen = new Set<number>([0]);
  for (let grown = true; grown;) {
    grown = false;
    for (const n of [...seen]) {
      for (let e = g.edgeStart[n]; e < g.edgeStart[n + 1]; e++) {
        const target = g.edgeTarget[e];
        if (g.edgeKind[e] === EdgeKind.weak || seen.has(target) || avoid.includes(target)) continue;
        seen.add(target);
        grown = true;
      }
    }
  }
  return [...seen].sort((a, b) => a - b);
}

test('visible is what strong references reach, reachable has the root too, unreachable is the rest', () => {
  const { derived } = heapFrom({
    nodes: objects(5),
    edges: [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
      { from: 2, to: 1 },
      { from: 2, to: 3, kind: EdgeKind.weak },
      { from: 4, to: 5 },
      { from: 4, to: 1 },
    ],
  });
  expect(members(runToEnd(derived.visible()))).toEqual([1, 2]);
  expect(members(runToEnd(derived.reachable()))).toEqual([0, 1, 2]);
  expect(members(runToEnd(derived.unreachable()))).toEqual([3, 4, 5]);
});

test('hidden nodes are not in the view, nor what only they hold, nor what only roots outside the view hold', () => {
  const { derived } = heapFrom({
    nodes: objects(5),
    edges: [
      { from: 0, to: 1 },
      { from: 0, to: 4 },
      { from: 1, to: 2 },
      { from: 2, to: 3 },
      { from: 4, to: 5 },
    ],
    hidden: [2],
    rootEdgesOutsideView: [1],
  });
  expect(members(runToEnd(derived.visible()))).toEqual([1]);
  expect(members(runToEnd(derived.reachable()))).toEqual([0, 1, 2, 3, 4, 5]);
  expect(members(runToEnd(derived.unreachable()))).toEqual([]);
});

test('reachability is that of the slow way, on any heap', () => {
  fc.assert(
    fc.property(arbitraryHeap, ({ graph, derived }) => {
      const all = reachableSlowly(graph, []);
      expect(members(runToEnd(derived.reachable()))).toEqual(all);
      const hidden = [...graph.hidden];
      expect(members(runToEnd(derived.visible()))).toEqual(reachableSlowly(graph, hidden).filter((n) => n !== 0));
      expect(members(runToEnd(derived.unreachable()))).toEqual(
        Array.from({ length: graph.nodeCount }, (_, n) => n).filter((n) => !all.includes(n) && !hidden.includes(n)),
      );
    }),
  );
});

test('referrers are the references turned round', () => {
  fc.assert(
    fc.property(arbitraryHeap, ({ graph, derived }) => {
      const { start, source, edge } = runToEnd(derived.referrers());
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
  const { derived } = heapFrom({
    types: [{ display: 'collections.OrderedDict' }],
    nodes: [
      { type: '__main__.A', id: 500 },
      { type: '__main__.B', id: 100 },
      { type: 'dict' },
      { type: 'dict' },
      { type: 'collections.OrderedDict' },
      { type: 'dict' },
      { type: 'dict' },
    ],
    edges: [
      { from: 0, to: 7, kind: EdgeKind.attribute, label: '__dict__' },
      { from: 1, to: 3, kind: EdgeKind.attribute, label: '__dict__' },
      { from: 2, to: 3, kind: EdgeKind.attribute, label: '__dict__' },
      { from: 1, to: 4, kind: EdgeKind.attribute, label: 'cache' },
      { from: 1, to: 5, kind: EdgeKind.attribute, label: '__dict__' },
    ],
    extraDictOwners: [
      [6, 1],
      [3, 1],
      [5, 2],
    ],
  });
  expect([...runToEnd(derived.dictOwner())]).toEqual([0, 0, 0, 2, 0, 0, 1, 0]);
});

test('a snapshot without dicts has no owners', () => {
  const { derived } = heapFrom({
    nodes: objects(2),
    edges: [{ from: 1, to: 2, kind: EdgeKind.attribute, label: '__dict__' }],
  });
  expect([...runToEnd(derived.dictOwner())]).toEqual([0, 0, 0]);
});

test('everything is computed once, also for consumers that take turns, and what was broken off leaves nothing', () => {
  const heap = heapFrom({ nodes: objects(3), edges: [{ from: 0, to: 1 }] });
  const { derived } = heap;
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
