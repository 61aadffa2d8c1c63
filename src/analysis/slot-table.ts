/** Where entries of a column stand by their hashes: open addressing in segments, so that growing never takes long. */

/** Finds entries by hash: `for (let e = slots.first(hash); e >= 0; e = slots.next())` are those to be compared; then `put`. */
export interface SlotTable {
  /** The first entry that may have this hash; -1 when there is none. */
  first(hash: number): number;
  /** The next one; -1 when there is no other. */
  next(): number;
  /** Puts an entry where `first` and `next` came to their end. */
  put(entry: number): void;
  readonly byteLength: number;
}

const SEGMENT_BITS = 8;
const SEGMENTS = 1 << SEGMENT_BITS;
const LEAST_LENGTH = 16;

/** An empty table; `hashOf` is the hash, below 2^32, under which an entry was put. A segment is at most half full. */
export function slotTable(hashOf: (entry: number) => number): SlotTable {
  const segments = Array.from({ length: SEGMENTS }, () => new Uint32Array(LEAST_LENGTH)); // entry + 1; 0 = free
  const counts = new Uint32Array(SEGMENTS);
  let which = 0;
  let segment = segments[0];
  let slot = 0;
  const grow = (): void => {
    const longer = new Uint32Array(2 * segment.length);
    for (let i = 0; i < segment.length; i++) {
      if (segment[i] === 0) continue;
      let at = hashOf(segment[i] - 1) & (longer.length - 1);
      while (longer[at] !== 0) at = (at + 1) & (longer.length - 1);
      longer[at] = segment[i];
    }
    segments[which] = longer;
  };
  return {
    first(hash) {
      which = hash >>> (32 - SEGMENT_BITS);
      segment = segments[which];
      slot = hash & (segment.length - 1);
      return segment[slot] - 1;
    },
    next() {
      slot = (slot + 1) & (segment.length - 1);
      return segment[slot] - 1;
    },
    put(entry) {
      segment[slot] = entry + 1;
      if (2 * ++counts[which] > segment.length) grow();
    },
    get byteLength() {
      return segments.reduce((sum, { byteLength }) => sum + byteLength, counts.byteLength);
    },
  };
}

/** Spreads two numbers over 32 bits (the finish of MurmurHash3). */
export function mixed(a: number, b: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ (Math.imul(b, 0x85ebca77) + 0x165667b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
