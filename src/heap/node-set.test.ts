import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NodeIndex } from './graph.ts';
import { emptySet, formOf, fullSet, nodeSetBuilder, setOf, setOfSorted, setOfWords, type NodeSet } from './node-set.ts';
import {
  difference,
  equalSets,
  filtered,
  intersection,
  isDisjoint,
  isSubset,
  symmetricDifference,
  union,
} from './set-algebra.ts';

/** Universes whose last word is full, partial, or the only one; small sets are sparse, large ones dense. */
const universe = fc.constantFrom(1, 31, 32, 33, 200, 2048, 2050);
const twoSets = universe.chain((size) => {
  const sparse = fc.uniqueArray(fc.nat(size - 1), { maxLength: Math.max(1, Math.floor(size / 64)) });
  const dense = fc.uniqueArray(fc.nat(size - 1), { minLength: Math.min(size, 80), maxLength: Math.min(size, 400) });
  const members = fc.oneof(sparse, dense);
  return fc.tuple(fc.constant(size), members, members);
});
const listed = (set: NodeSet): number[] => {
  const seen: number[] = [];
  set.forEach((n) => seen.push(n));
  return seen;
};
const ascending = (members: Iterable<number>): number[] => [...members].sort((a, b) => a - b);

test('a set lists what it was made of, whatever its density', () => {
  fc.assert(
    fc.property(twoSets, ([size, members]) => {
      const set = setOf(size, [...members, ...members]);
      const sorted = ascending(members);
      expect(set.count).toBe(members.length);
      expect(listed(set)).toEqual(sorted);
      expect([...set.toArray()]).toEqual(sorted);
      expect([...setOfSorted(size, Uint32Array.from(sorted)).toArray()]).toEqual(sorted);
      for (let n = 0; n < size; n++) expect(set.has(n as NodeIndex)).toBe(members.includes(n));
    }),
    { numRuns: 40 },
  );
});

test('the algebra is that of Set', () => {
  fc.assert(
    fc.property(twoSets, ([size, left, right]) => {
      const a = setOf(size, left);
      const b = setOf(size, right);
      const inA = new Set(left);
      const inB = new Set(right);
      expect(listed(union(a, b))).toEqual(ascending(new Set([...left, ...right])));
      expect(listed(intersection(a, b))).toEqual(ascending(left.filter((n) => inB.has(n))));
      expect(listed(difference(a, b))).toEqual(ascending(left.filter((n) => !inB.has(n))));
      expect(listed(symmetricDifference(a, b))).toEqual(
        ascending([...left.filter((n) => !inB.has(n)), ...right.filter((n) => !inA.has(n))]),
      );
      expect(isSubset(a, b)).toBe(left.every((n) => inB.has(n)));
      expect(isSubset(intersection(a, b), a)).toBe(true);
      expect(isDisjoint(a, b)).toBe(!left.some((n) => inB.has(n)));
      expect(equalSets(a, b)).toBe(inA.size === inB.size && left.every((n) => inB.has(n)));
      expect(equalSets(union(difference(a, b), intersection(a, b)), a)).toBe(true);
      expect(listed(filtered(a, (n) => n % 3 === 0))).toEqual(ascending(left.filter((n) => n % 3 === 0)));
    }),
  );
});

test('pieces of a set put together are the set', () => {
  fc.assert(
    fc.property(twoSets, fc.integer({ min: 1, max: 300 }), ([size, members], step) => {
      const seen: number[] = [];
      for (let from = 0; from < size; from += step) {
        setOf(size, members).forEachBetween(from, from + step, (n) => seen.push(n));
      }
      expect(seen).toEqual(ascending(members));
    }),
  );
});

test('none and all', () => {
  for (const size of [0, 1, 31, 32, 33, 1000]) {
    expect(emptySet(size).count).toBe(0);
    expect(listed(fullSet(size))).toEqual(Array.from({ length: size }, (_, n) => n));
    expect(difference(fullSet(size), fullSet(size)).count).toBe(0);
    expect(emptySet(size).has(0 as NodeIndex)).toBe(false);
  }
});

test('a few nodes of many are kept as an array, many as bits, however they were made', () => {
  const few = setOf(64_000, [5, 63_999]);
  expect(formOf(few).form).toBe('sparse');
  expect(formOf(union(few, fullSet(64_000))).form).toBe('dense');
  expect(formOf(intersection(few, fullSet(64_000))).form).toBe('sparse');
  expect(formOf(setOfWords(64_000, new Uint32Array(2000))).form).toBe('sparse');
  const builder = nodeSetBuilder(64_000);
  for (let n = 0; n < 64_000; n += 2) builder.add(n);
  expect(builder.has(2) && !builder.has(3)).toBe(true);
  expect(formOf(builder.finish()).form).toBe('dense');
});

test('sets of different graphs do not mix; nodes outside the graph are refused', () => {
  expect(() => union(emptySet(3), emptySet(4))).toThrow(RangeError);
  expect(() => equalSets(emptySet(3), emptySet(4))).toThrow(RangeError);
  expect(() => setOf(3, [3])).toThrow(RangeError);
  expect(() => setOf(3, [-1])).toThrow(RangeError);
  expect(() => setOf(3, [0.5])).toThrow(RangeError);
});
