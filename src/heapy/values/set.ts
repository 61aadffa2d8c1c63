/** Making sets: what heapy calls an IdentitySet. */
import { MOST_ROWS, partition, TooManyKindsError, type Partition } from '../../analysis/partition.ts';
import { byClodo } from '../../analysis/relations/clodo.ts';
import type { Relation } from '../../analysis/relations/relation.ts';
import { once } from '../../base/once.ts';
import type { Steps } from '../../base/steps.ts';
import type { NodeIndex } from '../../heap/graph.ts';
import { setOf, type NodeSet } from '../../heap/node-set.ts';
import { sizeOfSet } from '../../heap/stats.ts';
import { HeapyError } from '../heapy-error.ts';
import { orderedObjects } from './identity.ts';
import type { IdentityOrder, OpenHeap, SetValue } from './value.ts';

const known = new WeakMap<NodeSet, Map<Relation, SetValue>>();

function* partitionOf(of: OpenHeap, nodes: NodeSet, relation: Relation): Steps<Partition> {
  try {
    return yield* partition(of.heap, nodes, relation);
  } catch (error) {
    if (!(error instanceof TooManyKindsError)) throw error;
    throw new HeapyError('budget', `${error.kinds} kinds are too many for a table; the limit is ${MOST_ROWS}`);
  }
}

function made(of: OpenHeap, nodes: NodeSet, relation: Relation, row: SetValue['row']): SetValue {
  return {
    type: 'set',
    of,
    nodes,
    relation,
    row,
    size: once(() => sizeOfSet(of.heap.graph, nodes)),
    partition: once(() => partitionOf(of, nodes, relation)),
    identityOrder: once((): Steps<IdentityOrder> => orderedObjects(of, nodes)),
  };
}

/**
 * A set of objects shown by a relation; by heapy's default when none is given. The empty set is always shown by the default.
 * The same nodes by the same relation are the same value: what was computed for it is found again.
 * Throws HeapyError when the snapshot cannot be grouped so.
 */
export function setValue(of: OpenHeap, nodes: NodeSet, relation: Relation = byClodo, row?: SetValue['row']): SetValue {
  const reason = relation.missing(of.heap.graph.capabilities);
  if (reason !== undefined) throw new HeapyError('missing', reason);
  const most = relation.mostObjects;
  if (most !== undefined && nodes.count > most)
    throw new HeapyError(
      'budget',
      `${relation.name} makes a text for every object, and ${nodes.count} are too many; the limit is ${most}; use byid`,
    );
  const shownBy = nodes.count === 0 ? byClodo : relation;
  if (row !== undefined) return made(of, nodes, shownBy, row);
  const values = known.get(nodes) ?? new Map<Relation, SetValue>();
  known.set(nodes, values);
  const value = values.get(shownBy);
  if (value !== undefined && value.of === of) return value;
  const fresh = made(of, nodes, shownBy, undefined);
  values.set(shownBy, fresh);
  return fresh;
}

/** The set of some nodes; they may repeat. */
export function setOfNodes(of: OpenHeap, nodes: Iterable<number>, relation?: Relation): SetValue {
  return setValue(of, setOf(of.heap.graph.nodeCount, nodes), relation);
}

/** The only member of a set of one. */
export function onlyMember(set: SetValue): NodeIndex {
  return set.nodes.toArray()[0] as NodeIndex;
}

/** Shows the same objects by another relation; the value itself when it is shown so already. */
export function regrouped(set: SetValue, relation: Relation): SetValue {
  return set.relation === relation ? set : setValue(set.of, set.nodes, relation);
}
