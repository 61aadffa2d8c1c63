/** A fast fingerprint of 128 bits, fed with words. It tells files apart; it proves nothing against somebody who forges. */

/** Takes 32-bit words in order. */
export interface Fingerprint {
  add(word: number): void;
  /** 32 hexadecimal digits of all words so far. */
  hex(): string;
}

const SEEDS = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f];

/** Four lanes of MurmurHash3's 32-bit step and finish (Appleby), each with its own seed and multiplier. */
export function fingerprint(): Fingerprint {
  const lanes = Uint32Array.from(SEEDS);
  let words = 0;
  return {
    add(word) {
      words++;
      for (let i = 0; i < 4; i++) {
        const k = Math.imul(word ^ SEEDS[3 - i], SEEDS[i]);
        const mixed = lanes[i] ^ ((k << 15) | (k >>> 17));
        lanes[i] = Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64 + lanes[(i + 1) & 3];
      }
    },
    hex: () =>
      [...lanes]
        .map((lane) =>
          finished(lane ^ words)
            .toString(16)
            .padStart(8, '0'),
        )
        .join(''),
  };
}

function finished(lane: number): number {
  let h = lane;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
