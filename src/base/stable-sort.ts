/** Sorting that can pause. */
import type { Steps } from './steps.ts';

/** Comparisons between two yields, about: comparators may make texts. */
const COMPARISONS_PER_STEP = 4096;

/** Up to here the engine sorts in one go. */
const AT_ONCE = 1024;

/**
 * A sorted copy; equal items keep their order. Short lists are sorted by the engine: both V8 and CPython sort fewer than 64 items
 * by the same binary insertion (Timsort), so that even an inconsistent order, such as NaN among numbers, comes out as in Python.
 * Longer ones: a bottom-up merge sort; parts that are in order already are copied without comparing: O(n) comparisons for
 * sorted input, O(n log n) else.
 */
export function* sorted(items: Uint32Array, compare: (a: number, b: number) => number): Steps<Uint32Array> {
  if (items.length <= AT_ONCE) {
    yield 0;
    return Uint32Array.from(Array.from(items).sort(compare));
  }
  let from = items.slice();
  let to = new Uint32Array(items.length);
  const rounds = Math.max(1, Math.ceil(Math.log2(Math.max(2, items.length))));
  let spent = 0;
  for (let width = 1, round = 0; width < items.length; width *= 2, round++) {
    for (let left = 0; left < items.length; left += 2 * width) {
      const middle = Math.min(items.length, left + width);
      const right = Math.min(items.length, left + 2 * width);
      spent++;
      if (middle >= right || compare(from[middle - 1], from[middle]) <= 0) {
        to.set(from.subarray(left, right), left);
      } else {
        let i = left;
        let j = middle;
        for (let at = left; at < right; at++) {
          if (i < middle && (j >= right || compare(from[i], from[j]) <= 0)) to[at] = from[i++];
          else to[at] = from[j++];
          if (++spent >= COMPARISONS_PER_STEP) {
            spent = 0;
            yield (round + at / items.length) / rounds;
          }
        }
      }
      if (spent >= COMPARISONS_PER_STEP) {
        spent = 0;
        yield (round + left / items.length) / rounds;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
