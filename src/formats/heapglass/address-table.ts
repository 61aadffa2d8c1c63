/** From addresses to nodes: an open-addressing hash table over pairs of words. */
import { privateMemory } from '../../heap/allocate.ts';

/** Node 0, the root, stands at address 0: nothing else can. */
export interface AddressTable {
  /** Nodes so far, the root included. */
  readonly count: number;
  /** The next free node for an address; 0 when the address is taken. */
  add(low: number, high: number): number;
  /** Node of an address; 0 when there is none. */
  find(low: number, high: number): number;
}

/**
 * A table for at most `capacity` addresses. Its order of slots is drawn by `seed`, which must not be guessable: otherwise a file
 * could be made whose addresses all fall on one slot. Throws only `TooLargeError`.
 */
export function addressTable(capacity: number, seed: number = Math.trunc(Math.random() * 2 ** 32)): AddressTable {
  const slotCount = 2 ** Math.ceil(Math.log2(Math.max(16, 1.5 * (capacity + 1))));
  const mask = slotCount - 1;
  const node = privateMemory.u32(slotCount);
  const key = privateMemory.u32(2 * (capacity + 1));
  let count = 1;

  const slotOf = (low: number, high: number): number => {
    // Objects stand at multiples of 16: fold the rest in before MurmurHash3's finish.
    let h = Math.imul(high ^ seed, 0x9e3779b1) ^ ((low >>> 4) | (low << 28));
    h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    let slot = (h ^ (h >>> 16)) & mask;
    for (let found = node[slot]; found !== 0; found = node[slot]) {
      if (key[2 * found] === low && key[2 * found + 1] === high) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  return {
    get count() {
      return count;
    },
    add(low, high) {
      if (low === 0 && high === 0) return 0;
      const slot = slotOf(low, high);
      if (node[slot] !== 0) return 0;
      node[slot] = count;
      key[2 * count] = low;
      key[2 * count + 1] = high;
      return count++;
    },
    find: (low, high) => node[slotOf(low, high)],
  };
}
