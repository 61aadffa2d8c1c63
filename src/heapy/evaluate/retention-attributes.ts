/** What a set answers to about life and death: what it keeps alive, and who keeps it alive. */
import { dominatedBy, nearestReferrers } from '../../analysis/retained.ts';
import { referrersOf } from '../../analysis/referrers-of-set.ts';
import { scaled, type Steps } from '../../base/steps.ts';
import type { NodeSet } from '../../heap/node-set.ts';
import { sizeOfSet } from '../../heap/stats.ts';
import { int } from '../values/plain.ts';
import { setValue } from '../values/set.ts';
import type { SetValue } from '../values/value.ts';
import { computed } from './attribute.ts';
import type { Attribute } from './attribute.ts';
import { needEdges } from './neighbours.ts';

const dominated = new WeakMap<NodeSet, NodeSet>();

/** What lives only by members; computed once for a set. */
function* dominatedNodes(set: SetValue): Steps<NodeSet> {
  needEdges(set);
  const known = dominated.get(set.nodes);
  if (known !== undefined) return known;
  const nodes = yield* dominatedBy(set.of.heap, set.nodes);
  dominated.set(set.nodes, nodes);
  return nodes;
}

/** `x.imdom`. */
export function* imdomOf(set: SetValue): Steps<SetValue> {
  needEdges(set);
  const { heap } = set.of;
  const referrers = yield* scaled(0, 0.5, referrersOf(heap.graph, heap.derived, set.nodes));
  return setValue(set.of, yield* scaled(0.5, 1, nearestReferrers(heap, referrers)));
}

export const retentionAttributes: readonly Attribute<SetValue>[] = [
  computed('dominos', 'The objects that would be freed with the members, which are among them.', function* (set) {
    return setValue(set.of, yield* dominatedNodes(set));
  }),
  computed('domisize', 'Bytes that would be freed with the members: the retained size.', function* (set) {
    return int(yield* sizeOfSet(set.of.heap.graph, yield* dominatedNodes(set)));
  }),
  computed('imdom', 'The referrers that the root reaches without passing another referrer.', imdomOf),
];
