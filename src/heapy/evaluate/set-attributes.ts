/** What a set answers to. */
import { relations } from '../../analysis/relations/index.ts';
import type { Relation } from '../../analysis/relations/relation.ts';
import { isDisjoint } from '../../heap/set-algebra.ts';
import { HeapyError } from '../heapy-error.ts';
import { relationHandle } from '../values/handle.ts';
import { allOf, moreOf } from '../values/page.ts';
import { bool, int, list } from '../values/plain.ts';
import { rowCount, rowOfSet } from '../values/rows.ts';
import { onlyMember, regrouped } from '../values/set.ts';
import { difference, statOf } from '../values/stat.ts';
import type { SetValue, Value } from '../values/value.ts';
import { attributeTable, computed, fact, immediately, method } from './attribute.ts';
import type { Attribute } from './attribute.ts';
import { objectSet, onlyOf } from './object-sets.ts';
import { dumpAttribute } from './files.ts';
import { isDisjointFromKind, kindsOfSets } from './kind-attributes.ts';
import { referents, referrers } from './neighbours.ts';
import { relationOf } from './relation-values.ts';
import { pathAttributesOfSets } from './path-attributes.ts';
import { patternAttributesOfSets } from './pattern-attributes.ts';
import { retentionAttributes } from './retention-attributes.ts';

/** Rows made into a list at once. */
const MAX_PARTS = 10_000;

const grouped = (relation: Relation): Attribute<SetValue> =>
  fact(`by${relation.id}`, `The same objects grouped by ${relation.title.toLowerCase()}. ${relation.help}`, (set) =>
    regrouped(set, relation),
  );

const numbers: readonly Attribute<SetValue>[] = [
  fact('count', 'Number of objects.', (set) => int(set.nodes.count)),
  computed('size', 'Bytes of the objects alone.', function* (set) {
    return int(yield* set.size());
  }),
  computed('indisize', 'The same as size.', function* (set) {
    return int(yield* set.size());
  }),
  fact('er', 'The equivalence relation that shows the set.', (set) => relationHandle(set.relation)),
  fact('theone', 'The only object of a set of one.', (set) => {
    if (set.nodes.count !== 1) throw new HeapyError('value', 'theone requires a singleton set');
    return { type: 'object', of: set.of, node: onlyMember(set) };
  }),
];

const tables: readonly Attribute<SetValue>[] = [
  computed('more', 'The next ten rows.', moreOf),
  computed('all', 'All rows.', allOf),
  computed('stat', 'The rows as numbers and names, without the objects.', (set) => statOf(set)),
  fact('partition', 'The kinds of the set, with rows, numrows and kindheader.', (set) => ({
    type: 'handle',
    is: 'partition',
    text: '',
    set,
  })),
  computed('parts', 'List of the sets of all rows.', function* (set) {
    const count = yield* rowCount(set);
    if (count > MAX_PARTS)
      throw new HeapyError('budget', `${count} rows are too many for a list; the limit is ${MAX_PARTS}`);
    const parts: Value[] = [];
    for (let i = 0; i < count; i++) parts.push(yield* rowOfSet(set, i));
    return list(parts);
  }),
];

const others: readonly Attribute<SetValue>[] = [
  computed('referents', 'The objects that members refer to.', referents),
  computed('referrers', 'What refers to members: reachable objects, the root, and objects of the capture.', referrers),
  method('by', ['er'], "The same objects grouped by a relation or its name, as in by('Type').", (set, [er]) =>
    immediately(regrouped(set, relationOf(er as Value))),
  ),
  method('diff', ['other'], 'The difference by kind: this set minus the other.', function* (set, [other]) {
    const a = yield* statOf(set);
    const b = yield* statOf(regrouped(onlyOf(other as Value, 'diff()'), set.relation));
    // The empty set is always shown by the default relation; guppy3 refuses the pair for it.
    return difference(a, b.count === 0 ? { ...b, header: a.header } : b);
  }),
  method('disjoint', ['other'], 'Whether the two sets have no object in common.', function* (set, [other], scope) {
    const ofKind = yield* isDisjointFromKind(set, other as Value, scope);
    if (ofKind !== undefined) return bool(ofKind);
    return bool(isDisjoint(set.nodes, (yield* objectSet(set.of, other as Value, 'disjoint()')).nodes));
  }),
];

export const setAttributes = attributeTable<SetValue>([
  ...numbers,
  ...relations.map(grouped),
  ...tables,
  ...others,
  ...retentionAttributes,
  ...kindsOfSets,
  dumpAttribute(),
  ...pathAttributesOfSets,
  ...patternAttributesOfSets,
]);
