import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairTable } from './pair-table.ts';

test('pairs are numbered once each, in the order they come; the first note of a pair is kept', () => {
  const number = fc.oneof(fc.nat(3), fc.constantFrom(2 ** 32 - 1, 2 ** 31, 65_536));
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number)), (pairs) => {
      const table = pairTable();
      const known = new Map<string, number>();
      const notes: number[] = [];
      pairs.forEach(([a, b], i) => {
        const key = `${a} ${b}`;
        if (!known.has(key)) notes.push(i);
        known.set(key, known.get(key) ?? known.size);
        expect(table.numberOf(a, b, i)).toBe(known.get(key));
      });
      expect([...table.notes()]).toEqual(notes);
    }),
  );
});

test('many pairs are found again after the table has grown', () => {
  const table = pairTable();
  const numbers = (): number[] => Array.from({ length: 60_000 }, (_, i) => table.numberOf(i >>> 3, i & 7, i));
  const first = numbers();
  expect(first).toEqual(Array.from({ length: 60_000 }, (_, i) => i));
  expect(numbers()).toEqual(first);
  expect(table.numberOf(7, 0, 0)).toBe(56);
  expect(table.numberOf(0, 8, 0)).toBe(60_000);
});
