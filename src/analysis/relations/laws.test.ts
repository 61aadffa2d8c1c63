import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runToEnd } from '../../base/steps.ts';
import { selfSizeOf, type NodeIndex } from '../../heap/graph.ts';
import { isDisjoint, union } from '../../heap/set-algebra.ts';
import { setOf } from '../../heap/node-set.ts';
import { allObjects } from '../../heap/stats.ts';
import { createDerived, type Heap } from '../derived.ts';
import { partition } from '../partition.ts';
import { openedHeaps } from '../testing/opened-heaps.ts';
import { dictof } from './dictof.ts';
import { byIdentity } from './identity.ts';
import { relationById, relationByName, relations } from './index.ts';
import { byModule } from './module.ts';
import { product } from './product.ts';
import { byRcs } from './rcs.ts';
import { refdby } from './refdby.ts';
import type { Relation } from './relation.ts';
import { bySize } from './size.ts';
import { byType } from './type.ts';
import { byUnity } from './unity.ts';
import { byVia } from './via.ts';

test('ids, names and titles are unique, and find their relation', () => {
  for (const key of ['id', 'name', 'title', 'header'] as const) {
    expect(new Set(relations.map((relation) => relation[key])).size).toBe(relations.length);
  }
  for (const relation of relations) {
    expect(relationById(relation.id)).toBe(relation);
    expect(relationByName(relation.name)).toBe(relation);
    expect(relation.id).toMatch(/^[a-z][a-z-]*$/);
    expect(relation.help).toMatch(/\.$/);
  }
  expect(relationById('Clodo')).toBeUndefined();
  expect(relationByName('clodo')).toBeUndefined();
});

/** Relations that are made of others obey the same laws. */
const made = [
  refdby(byType),
  refdby(byRcs),
  dictof(byType),
  dictof(bySize),
  product(byType, bySize),
  product(byModule, byRcs, byVia),
  refdby(product(byType, bySize)),
];

describe.each([...relations, ...made].map((relation) => [relation.name, relation] as const))('%s', (_, relation) => {
  test('has a key below 2^32 for every node, always the same, and a name for every key', () => {
    fc.assert(
      fc.property(openedHeaps, ({ graph, derived }) => {
        const keying = runToEnd(relation.prepare(graph, derived));
        const again = runToEnd(relation.prepare(graph, createDerived(graph)));
        for (let n = 1; n < graph.nodeCount; n++) {
          const key = keying.keyOf(n as NodeIndex);
          expect(Number.isInteger(key) && key >= 0 && key < 2 ** 32).toBe(true);
          expect(again.keyOf(n as NodeIndex)).toBe(key);
          // Via prints nothing for what nothing refers to in a way it knows.
          if (relation !== byVia) expect(keying.nameOf(key).trim()).not.toBe('');
          expect(keying.factorNameOf?.(key).trim()).not.toBe('');
        }
      }),
      { numRuns: 30 },
    );
  });

  test('nodes share a class exactly when they share a key, and the class bears the name of the key', () => {
    fc.assert(
      fc.property(openedHeaps, ({ graph, derived }) => {
        const keying = runToEnd(relation.prepare(graph, derived));
        const { classOf, classCount, nameOf } = runToEnd(derived.classification(relation));
        const classes = new Map<number, number>();
        for (let n = 0; n < graph.nodeCount; n++) {
          const key = keying.keyOf(n as NodeIndex);
          expect(classes.get(key) ?? classOf[n]).toBe(classOf[n]);
          classes.set(key, classOf[n]);
          if (n > 0) expect(nameOf(classOf[n])).toBe(keying.nameOf(key));
        }
        expect(new Set(classes.values()).size).toBe(classes.size);
        expect(classes.size).toBe(classCount);
      }),
      { numRuns: 30 },
    );
  });

  test('kinds are disjoint, cover the set, and their counts and sizes add up', () => {
    fc.assert(
      fc.property(openedHeaps, fc.array(fc.nat(20)), ({ graph, derived }, chosen) => {
        const set = setOf(
          graph.nodeCount,
          chosen.filter((n) => n > 0 && n < graph.nodeCount),
        );
        const cut = runToEnd(partition({ graph, derived }, set, relation));
        let covered = setOf(graph.nodeCount, []);
        cut.rows.forEach((row, i) => {
          const kind = cut.members(i);
          expect(kind.count).toBe(row.count);
          expect(row.count).toBeGreaterThan(0);
          expect(isDisjoint(kind, covered)).toBe(true);
          const sizes = Array.from(kind.toArray(), (n) => selfSizeOf(graph, n as NodeIndex));
          expect(sizes.reduce((a, b) => a + b, 0)).toBe(row.size);
          covered = union(covered, kind);
        });
        expect([...covered.toArray()]).toEqual([...set.toArray()]);
        expect(cut.count).toBe(set.count);
        expect(cut.size).toBe(cut.rows.reduce((sum, row) => sum + row.size, 0));
      }),
      { numRuns: 30 },
    );
  });

  test('is coarser than Id and finer than Unity', () => {
    fc.assert(
      fc.property(openedHeaps, (heap) => {
        expect(isFiner(byIdentity, relation, heap)).toBe(true);
        expect(isFiner(relation, byUnity, heap)).toBe(true);
        for (const coarser of relation.coarser ?? []) expect(isFiner(relation, coarser, heap)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

test('a product is the coarsest relation that is finer than its factors', () => {
  const factor = fc.constantFrom(...relations, ...made);
  fc.assert(
    fc.property(openedHeaps, factor, factor, (heap, a, b) => {
      const both = runToEnd(heap.derived.classification(product(a, b))).classOf;
      const [ofA, ofB] = [a, b].map((one) => runToEnd(heap.derived.classification(one)).classOf);
      allObjects(heap.graph).forEach((n) =>
        allObjects(heap.graph).forEach((m) => {
          expect(both[n] === both[m]).toBe(ofA[n] === ofA[m] && ofB[n] === ofB[m]);
        }),
      );
    }),
    { numRuns: 200 },
  );
});

/** Whether every kind of `fine` lies within one kind of `coarse`. */
function isFiner(fine: Relation, coarse: Relation, heap: Heap): boolean {
  const fineOf = runToEnd(heap.derived.classification(fine)).classOf;
  const coarseOf = runToEnd(heap.derived.classification(coarse)).classOf;
  const image = new Map<number, number>();
  let finer = true;
  allObjects(heap.graph).forEach((n) => {
    if ((image.get(fineOf[n]) ?? coarseOf[n]) !== coarseOf[n]) finer = false;
    image.set(fineOf[n], coarseOf[n]);
  });
  return finer;
}
