/** Bit sets as plain words: bit `i` is bit `i & 31` of word `i >>> 5`. */

/** Words that hold `bits` bits. */
export const wordsFor = (bits: number): number => (bits + 31) >>> 5;

/** Number of ones in a 32-bit word (Warren, Hacker's Delight, fig. 5-2). */
export function onesIn(word: number): number {
  let w = word - ((word >>> 1) & 0x55555555);
  w = (w & 0x33333333) + ((w >>> 2) & 0x33333333);
  return Math.imul((w + (w >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Number of ones in all words. */
export function countOnes(words: Uint32Array): number {
  let ones = 0;
  for (let i = 0; i < words.length; i++) ones += onesIn(words[i]);
  return ones;
}

/** Calls `visit` with every one in `from ≤ i < to`, ascending. O(words + ones). */
export function forEachOne(words: Uint32Array, from: number, to: number, visit: (i: number) => void): void {
  const last = wordsFor(to);
  for (let at = from >>> 5; at < last; at++) {
    let word = words[at];
    if (word === 0) continue;
    const base = at << 5;
    if (base < from) word &= -1 << (from - base);
    if (base + 32 > to) word &= -1 >>> (base + 32 - to);
    while (word !== 0) {
      visit(base + 31 - Math.clz32(word & -word));
      word &= word - 1;
    }
  }
}

/** The positions of all ones, ascending. `ones` is their number. */
export function onesToArray(words: Uint32Array, ones: number): Uint32Array {
  const positions = new Uint32Array(ones);
  let filled = 0;
  for (let at = 0; at < words.length; at++) {
    const base = at << 5;
    for (let word = words[at]; word !== 0; word &= word - 1) {
      positions[filled++] = base + 31 - Math.clz32(word & -word);
    }
  }
  return positions;
}
