import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SetTable } from './set-table.ts';

/** Number of the set of `members`; driven step by step when `slowly`. */
function numberOf(table: SetTable, members: readonly number[], slowly = false): number {
  for (const member of members) table.add(member);
  const found = slowly ? -1 : table.finish();
  if (found >= 0) return found;
  const looking = table.lookUp();
  for (;;) {
    const step = looking.next();
    if (step.done === true) return step.value;
  }
}

const sorted = (members: Iterable<number>): number[] => [...new Set(members)].sort((a, b) => a - b);

test('sets are equal when they have the same members, however they were added', () => {
  const member = fc.oneof(fc.nat(6), fc.nat(5000));
  fc.assert(
    fc.property(fc.array(fc.record({ members: fc.array(member, { maxLength: 8 }), slowly: fc.boolean() })), (all) => {
      const table = new SetTable();
      const numbers = all.map(({ members, slowly }) => numberOf(table, members, slowly));
      const known = new Map<string, number>();
      all.forEach(({ members }, i) => {
        const key = sorted(members).join();
        expect(numbers[i]).toBe(known.get(key) ?? known.size);
        known.set(key, numbers[i]);
        expect(sorted(table.membersOf(numbers[i]))).toEqual(sorted(members));
        expect(table.membersOf(numbers[i]).length).toBe(sorted(members).length);
      });
      expect(table.count).toBe(known.size);
    }),
  );
});

test('many sets, and sets too large to be compared at once', () => {
  const table = new SetTable();
  const many = Array.from({ length: 20_000 }, (_, i) => numberOf(table, [i, i + 1, (i * 7) % 100]));
  expect(many).toEqual(many.map((_, i) => i));
  const large = Array.from({ length: 100_000 }, (_, i) => i);
  for (const member of large) table.add(member);
  expect(table.finish()).toBe(-1);
  expect(numberOf(table, [])).toBe(20_000);
  expect(numberOf(table, large.toReversed())).toBe(20_000);
  expect(numberOf(table, [])).toBe(20_001);
  expect(table.membersOf(20_001).length).toBe(0);
  expect(numberOf(table, [19_999, 20_000, 93])).toBe(19_999);
  expect(table.byteLength).toBeGreaterThan(4 * 160_000);
});
