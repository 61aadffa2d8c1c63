import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runToEnd } from '../../base/steps.ts';
import { selfSizeOf, type NodeIndex } from '../../heap/graph.ts';
import { isDisjoint, union } from '../../heap/set-algebra.ts';
import { setOf } from '../../heap/node-set.ts';
import { allObjects } from '../../heap/stats.ts';
import { createDerived } from '../derived.ts';
import { partition } from '../partition.ts';
import { openedHeaps } from '../testing/opened-heaps.ts';
import { relationById, relationByName, relations } from './index.ts';

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

describe.each(relations.map((relation) => [relation.name, relation] as const))('%s', (_, relation) => {
  test('has a key below 2^32 for every node, always the same, and a name for every key', () => {
    fc.assert(
      fc.property(openedHeaps, ({ graph, derived }) => {
        const keying = runToEnd(relation.prepare(graph, derived));
        const again = runToEnd(relation.prepare(graph, createDerived(graph)));
        for (let n = 1; n < graph.nodeCount; n++) {
          const key = keying.keyOf(n as NodeIndex);
          expect(Number.isInteger(key) && key >= 0 && key < 2 ** 32).toBe(true);
          expect(again.keyOf(n as NodeIndex)).toBe(key);
          expect(keying.nameOf(key).trim()).not.toBe('');
        }
      }),
      { numRuns: 50 },
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
      { numRuns: 50 },
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
      { numRuns: 50 },
    );
  });

  test('is coarser than Id and finer than Unity', () => {
    fc.assert(
      fc.property(openedHeaps, (heap) => {
        expect(isFiner('id', relation.id, heap)).toBe(true);
        expect(isFiner(relation.id, 'unity', heap)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

test('Clodo tells apart whatever Type does', () => {
  fc.assert(
    fc.property(openedHeaps, (heap) => {
      expect(isFiner('clodo', 'type', heap)).toBe(true);
    }),
  );
});

/** Whether every kind of `fine` lies within one kind of `coarse`. */
function isFiner(fine: string, coarse: string, heap: Parameters<typeof partition>[0]): boolean {
  const classesOf = (id: string): Uint32Array => {
    const relation = relationById(id);
    if (relation === undefined) throw new Error(id);
    return runToEnd(heap.derived.classification(relation)).classOf;
  };
  const fineOf = classesOf(fine);
  const coarseOf = classesOf(coarse);
  const image = new Map<number, number>();
  let finer = true;
  allObjects(heap.graph).forEach((n) => {
    if ((image.get(fineOf[n]) ?? coarseOf[n]) !== coarseOf[n]) finer = false;
    image.set(fineOf[n], coarseOf[n]);
  });
  return finer;
}
