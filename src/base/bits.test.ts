import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOnes, forEachOne, onesIn, onesToArray, wordsFor } from './bits.ts';

const wordsOf = (size: number, ones: Iterable<number>): Uint32Array => {
  const words = new Uint32Array(wordsFor(size));
  for (const i of ones) words[i >>> 5] |= 1 << (i & 31);
  return words;
};

test('a word has as many ones as its binary text', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), (word) => {
      expect(onesIn(word)).toBe(word.toString(2).replaceAll('0', '').length);
    }),
  );
});

test('ones are listed and visited in order, within any range', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(199)), fc.nat(200), fc.nat(200), (ones, a, b) => {
      const sorted = ones.toSorted((x, y) => x - y);
      const words = wordsOf(200, ones);
      expect(countOnes(words)).toBe(ones.length);
      expect([...onesToArray(words, ones.length)]).toEqual(sorted);
      const seen: number[] = [];
      forEachOne(words, Math.min(a, b), Math.max(a, b), (i) => seen.push(i));
      expect(seen).toEqual(sorted.filter((i) => i >= Math.min(a, b) && i < Math.max(a, b)));
    }),
  );
});
