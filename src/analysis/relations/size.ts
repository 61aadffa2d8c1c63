import type { Steps } from '../../base/steps.ts';
import { selfSizeOf, type HeapGraph, type NodeIndex } from '../../heap/graph.ts';
import type { Relation } from './relation.ts';

/** Sizes from here on are numbered one by one, because they need not fit into a key. */
const NUMBERED_FROM = 2 ** 31;

/** Individual size. The name is right-aligned in nine columns, as heapy sorts and prints it. */
export const bySize: Relation = {
  id: 'size',
  name: 'Size',
  title: 'Size',
  header: 'Individual Size',
  help: 'The size of the object alone (self size), without what it refers to.',
  missing: () => undefined,
  *prepare(g) {
    const huge = yield* sizesFrom(g, NUMBERED_FROM);
    const keyOfHuge = new Map(huge.map((size, i) => [size, NUMBERED_FROM + i]));
    const { selfSize } = g.node;
    const textOf = (key: number): string => String(key < NUMBERED_FROM ? key : huge[key - NUMBERED_FROM]);
    return {
      keyOf: (n) => (selfSize[n] < NUMBERED_FROM ? selfSize[n] : (keyOfHuge.get(selfSizeOf(g, n)) ?? 0)),
      nameOf: (key) => textOf(key).padStart(9),
      factorNameOf: textOf,
    };
  },
};

/** The different sizes ≥ `least`, ascending. */
function* sizesFrom(g: HeapGraph, least: number): Steps<readonly number[]> {
  const { selfSize } = g.node;
  const sizes = new Set<number>();
  for (let from = 0; from < g.nodeCount; from += 1 << 16) {
    const to = Math.min(g.nodeCount, from + (1 << 16));
    for (let n = from; n < to; n++) if (selfSize[n] >= least) sizes.add(selfSizeOf(g, n as NodeIndex));
    yield to / g.nodeCount;
  }
  return [...sizes].sort((a, b) => a - b);
}
