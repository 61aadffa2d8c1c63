/** What kinds answer to, and what sets answer to about kinds. */
import type { Steps } from '../../base/steps.ts';
import { atOnce } from '../../base/steps.ts';
import { nodeSetBuilder } from '../../heap/node-set.ts';
import { HeapyError } from '../heapy-error.ts';
import { complement, isDisjoint } from '../kinds/algebra.ts';
import { findexOf } from '../kinds/findex.ts';
import type { Atom, Comparison, Kind } from '../kinds/kind.ts';
import { kindOfSet } from '../kinds/of-set.ts';
import { setBrief } from '../kinds/set-brief.ts';
import { relationHandle, type SnapshotHandle } from '../values/handle.ts';
import { kindText, textOfSet, type KindHandle } from '../values/kinds.ts';
import { bool, str, stringIn } from '../values/plain.ts';
import { setValue } from '../values/set.ts';
import type { SetValue, Value } from '../values/value.ts';
import { asKind, isKind, selected, valueOfKind } from './as-kind.ts';
import { attributeTable, computed, fact, method, variadic, type Attribute } from './attribute.ts';
import { maproxOf } from './maprox.ts';
import type { Scope } from './scope.ts';

function* biper(kind: Kind): Steps<Value> {
  return relationHandle(yield* findexOf([kind], setBrief, textOfSet));
}

const dictOf = (of: Kind, scope: Scope): Value => valueOfKind({ is: 'dictof', of }, scope);

const COMPARISONS = ['<', '<=', '==', '!=', '>', '>='];
const WITH_ALTERNATIVES: ReadonlySet<Kind['is']> = new Set<Kind['is']>(['type', 'size', 'referred', 'via']);

function alternative(kind: Kind, comparison: string): Kind {
  if (!COMPARISONS.includes(comparison))
    throw new HeapyError('value', `No such comparison symbol: '${comparison}'; there are ${COMPARISONS.join(' ')}`);
  if (kind.is === 'dictof' && kind.of !== undefined) return { is: 'dictof', of: alternative(kind.of, comparison) };
  if (!WITH_ALTERNATIVES.has(kind.is))
    throw new HeapyError('value', 'this kind has no alternatives: there is no order');
  if (comparison === '==') return kind;
  if (comparison === '!=') return complement(kind);
  return { is: 'alt', of: kind as Atom, comparison: comparison as Comparison };
}

export const kindAttributes = attributeTable<KindHandle>([
  computed('brief', 'The kind in few words, as tables name it.', function* (value) {
    return str(yield* kindText(value));
  }),
  method(
    'alt',
    ['cmp'],
    "The objects that compare so: Size(64).alt('>='), Type(t).alt('<=') for subtypes.",
    function* ({ kind }, [cmp], scope) {
      yield 0;
      return valueOfKind(alternative(kind, stringIn(cmp as Value) ?? ''), scope);
    },
  ),
  fact('dictof', 'The kind of the __dict__s of these objects.', ({ kind }, scope) => dictOf(kind, scope)),
  computed('biper', 'The relation of two classes: in this kind (0) or not (1).', ({ kind }) => biper(kind)),
  method('disjoint', ['other'], 'Whether the two have no object in common.', function* ({ kind }, [other], scope) {
    const value = other as Value;
    if (value.type === 'set') return bool((yield* selected(value, kind, true)).nodes.count === 0);
    return bool(isDisjoint(kind, yield* asKind(value, scope)));
  }),
]);

/** Objects whose `__dict__` is a member. */
function* owners(set: SetValue): Steps<SetValue> {
  const owner = yield* set.of.heap.derived.dictOwner();
  const found = nodeSetBuilder(set.of.heap.graph.nodeCount);
  set.nodes.forEachBetween(0, set.nodes.universe, (n) => {
    if (owner[n] !== 0) found.add(owner[n]);
  });
  return setValue(set.of, found.finish());
}

/** What sets answer to about kinds. */
export const kindsOfSets: readonly Attribute<SetValue>[] = [
  computed('kind', 'The kind of the members: that of the row, or of all rows together.', function* (set, scope) {
    return valueOfKind(yield* kindOfSet(set), scope);
  }),
  computed('brief', 'The set on one line of at most 80 characters.', function* (set) {
    return str(yield* setBrief(set));
  }),
  fact('dictof', 'The kind of the __dict__s of the members.', (set, scope) => dictOf({ is: 'set', set }, scope)),
  computed('biper', 'The relation of two classes: in this set (0) or not (1).', (set) => biper({ is: 'set', set })),
  fact('maprox', 'x.maprox.name and x.maprox[key]: the set of what the members have there.', maproxOf),
  computed('owners', 'The objects whose __dict__ is a member.', owners),
];

/** What snapshots answer to about kinds. */
export const kindsOfSnapshots: readonly Attribute<SnapshotHandle>[] = [
  fact('Anything', 'The kind of every object.', (_, scope) => valueOfKind({ is: 'anything' }, scope)),
  variadic(
    'findex',
    'kinds',
    'The relation by the first of the given kinds that has an object; for by(…).',
    function* (_, values, scope) {
      const kinds: Kind[] = [];
      for (const value of values) kinds.push(yield* asKind(value, scope));
      return relationHandle(yield* findexOf(kinds, setBrief, textOfSet));
    },
  ),
];

/** `x.disjoint(kind)`; `undefined` when `other` is no kind. */
export function* isDisjointFromKind(set: SetValue, other: Value, scope: Scope): Steps<boolean | undefined> {
  if (!isKind(other)) return yield* atOnce(undefined);
  return (yield* selected(set, yield* asKind(other, scope), true)).nodes.count === 0;
}
