/** Pairs of numbers, each numbered once, without an object for any. */
import { grown } from './grown.ts';
import { mixed, slotTable } from './slot-table.ts';

/** Pairs of numbers below 2^32, numbered 0, 1, 2 … in the order they were first seen. */
export interface PairTable {
  /** Number of a pair; `note` is kept with a pair that is new. */
  numberOf(a: number, b: number, note: number): number;
  /** [pairs] what was noted with each pair, exact in length. */
  notes(): Uint32Array<ArrayBuffer>;
}

/** An empty table. */
export function pairTable(): PairTable {
  let first = new Uint32Array(1 << 8);
  let second = new Uint32Array(1 << 8);
  let note = new Uint32Array(1 << 8);
  let count = 0;
  const slots = slotTable((pair) => mixed(first[pair], second[pair]));
  return {
    numberOf(a, b, noted) {
      for (let pair = slots.first(mixed(a, b)); pair >= 0; pair = slots.next()) {
        if (first[pair] === a && second[pair] === b) return pair;
      }
      if (count === first.length) {
        first = grown(first, 2 * count);
        second = grown(second, 2 * count);
        note = grown(note, 2 * count);
      }
      first[count] = a;
      second[count] = b;
      note[count] = noted;
      slots.put(count);
      return count++;
    },
    notes: () => note.slice(0, count),
  };
}
