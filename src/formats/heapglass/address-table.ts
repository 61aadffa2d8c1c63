/** From addresses to nodes: an open-addressing hash table over pairs of words. */
import { privateMemory } from '../../heap/allocate.ts';

/** Node 0, the root, stands at address 0: nothing else can. Columns of addresses are pairs of words, the low one first. */
export interface AddressTable {
  /** Nodes so far, the root included. */
  readonly count: number;
  /**
   * Gives rows `from .. to - 1` of a column of addresses the next free nodes, in order. Addresses that are taken get none:
   * `taken` hears of their rows.
   */
  add(addresses: Uint32Array, from: number, to: number, taken: (row: number) => void): void;
  /** Puts the node of each address of rows `from .. to - 1` in the place of its low word: 0 when there is none. Returns how many those are. */
  resolve(addresses: Uint32Array, from: number, to: number): number;
  /** Node of one address; 0 when there is none. */
  find(low: number, high: number): number;
}

/** A slot is node, low word, high word: side by side, a look-up misses the cache once. */
const WORDS = 3;
/** Addresses of one block of 1 KiB fall on neighbouring slots, since objects near each other are written and refer near each other. */
const BLOCK_SHIFT = 10;
const IN_BLOCK = 0x3f; // of 16 bytes, the step of allocations

/**
 * A table for at most `capacity` addresses. Its order of slots is drawn by `seed`, which must not be guessable: otherwise a file
 * could be made whose addresses all fall on one slot. Throws only `TooLargeError`.
 */
export function addressTable(capacity: number, seed: number = Math.trunc(Math.random() * 2 ** 32)): AddressTable {
  const slotCount = 2 ** Math.ceil(Math.log2(Math.max(16, 1.5 * (capacity + 1))));
  const slots = privateMemory.u32(WORDS * slotCount);
  const mask = slotCount - 1;
  let count = 1;
  return {
    get count() {
      return count;
    },
    add(addresses, from, to, taken) {
      for (let row = from; row < to; row++) {
        const low = addresses[2 * row];
        const high = addresses[2 * row + 1];
        const slot = slotOf(slots, mask, seed, low, high);
        if (slots[slot] !== 0 || (low === 0 && high === 0)) {
          taken(row);
          continue;
        }
        slots[slot] = count++;
        slots[slot + 1] = low;
        slots[slot + 2] = high;
      }
    },
    resolve(addresses, from, to) {
      let missing = 0;
      for (let row = from; row < to; row++) {
        const node = slots[slotOf(slots, mask, seed, addresses[2 * row], addresses[2 * row + 1])];
        addresses[2 * row] = node;
        if (node === 0) missing++;
      }
      return missing;
    },
    find: (low, high) => slots[slotOf(slots, mask, seed, low, high)],
  };
}

/** First word of the slot that holds the address, or of the free one where it belongs. */
function slotOf(slots: Uint32Array, mask: number, seed: number, low: number, high: number): number {
  let h = Math.imul((low >>> BLOCK_SHIFT) ^ Math.imul(high ^ seed, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
  let slot = ((h ^ (h >>> 13)) + ((low >>> 4) & IN_BLOCK)) & mask;
  for (;;) {
    const at = WORDS * slot;
    if (slots[at] === 0 || (slots[at + 1] === low && slots[at + 2] === high)) return at;
    slot = (slot + 1) & mask;
  }
}
