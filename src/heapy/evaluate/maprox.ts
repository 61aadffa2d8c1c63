/** `x.maprox.name` and `x.maprox[key]`: the values that the members have there, as a set. Members that have none are passed over. */
import { NODES_PER_STEP } from '../../heap/stats.ts';
import type { Steps } from '../../base/steps.ts';
import type { NodeIndex } from '../../heap/graph.ts';
import { nodeSetBuilder } from '../../heap/node-set.ts';
import { setValue } from '../values/set.ts';
import type { HandleValue, PlainValue, SetValue } from '../values/value.ts';
import { findAttribute, findItem, keyIn } from './names.ts';

/** The proxy itself. */
export interface MaproxHandle extends HandleValue {
  readonly is: 'maprox';
  readonly set: SetValue;
}

/** `x.maprox`. */
export const maproxOf = (set: SetValue): MaproxHandle => ({
  type: 'handle',
  is: 'maprox',
  text: '<maprox of a set>',
  set,
});

function* collected(set: SetValue, find: (n: NodeIndex) => NodeIndex): Steps<SetValue> {
  const g = set.of.heap.graph;
  const found = nodeSetBuilder(g.nodeCount);
  for (let from = 0; from < g.nodeCount; from += NODES_PER_STEP) {
    set.nodes.forEachBetween(from, from + NODES_PER_STEP, (n) => {
      const value = find(n);
      if (value !== g.root) found.add(value);
    });
    yield from / g.nodeCount;
  }
  return setValue(set.of, found.finish());
}

/** The attributes of the members, as far as the references in the file show them; those of their classes are not looked up. */
export const attributesOfMembers = ({ set }: MaproxHandle, name: string): Steps<SetValue> =>
  collected(set, (n) => findAttribute(set.of.heap.graph, n, name));

/** The items of the members at a position or key. */
export function itemsOfMembers({ set }: MaproxHandle, key: PlainValue): Steps<SetValue> {
  const wanted = keyIn(key);
  return collected(set, (n) => findItem(set.of.heap.graph, n, wanted));
}
