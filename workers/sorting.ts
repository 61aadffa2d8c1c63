/** Sorting that breathes: the engine's own sort of a million names holds the thread for seconds and cannot be cancelled. */
import type { Steps } from '../src/base/steps.ts';

const ELEMENTS_PER_STEP = 1 << 14;

/** Negative when position `a` comes before position `b`. */
export type Compare = (a: number, b: number) => number;

/**
 * The positions 0 … count - 1 in the order of `compare`; equal ones keep their order. Bottom-up merge sort, O(n log n),
 * 8 bytes an element while it works.
 */
export function* sortedPositions(count: number, compare: Compare): Steps<Uint32Array> {
  let from: Uint32Array = new Uint32Array(count);
  for (let i = 0; i < count; i++) from[i] = i;
  let into: Uint32Array = new Uint32Array(count);
  const rounds = Math.max(1, Math.ceil(Math.log2(Math.max(1, count))));
  let round = 0;
  for (let width = 1; width < count; width *= 2, round++) {
    let lastStep = 0;
    for (let start = 0; start < count; start += 2 * width) {
      const end = Math.min(start + 2 * width, count);
      const runs = { start, middle: Math.min(start + width, count), end };
      for (const done of mergedRuns(from, into, runs, compare)) yield (round + done / count) / rounds;
      if (end - lastStep < ELEMENTS_PER_STEP) continue;
      lastStep = end;
      yield (round + end / count) / rounds;
    }
    [from, into] = [into, from];
  }
  return from;
}

interface Runs {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

/** Merges `start … middle` and `middle … end` of `from` into the same places of `into`; yields the place it has come to. */
function* mergedRuns(
  from: Uint32Array,
  into: Uint32Array,
  { start, middle, end }: Runs,
  compare: Compare,
): Steps<void> {
  let left = start;
  let right = middle;
  for (let to = start; to < end;) {
    const pieceEnd = Math.min(end, to + ELEMENTS_PER_STEP);
    for (; to < pieceEnd; to++) {
      const takesLeft = left < middle && (right >= end || compare(from[left], from[right]) <= 0);
      into[to] = takesLeft ? from[left++] : from[right++];
    }
    if (to < end) yield to;
  }
}
