/** `er.dictof`: dicts are classified by the class of the object whose `__dict__` they are (guppy3: `ByDictOwner`). */
import { scaled } from '../../base/steps.ts';
import { dictTypes } from '../dict-owner.ts';
import type { Relation } from './relation.ts';

const made = new WeakMap<Relation, Relation>();

/** The relation by the owners' classes in `of`: one and the same for each. */
export function dictof(of: Relation): Relation {
  const known = made.get(of);
  if (known !== undefined) return known;
  const relation: Relation = {
    id: `${of.id}.dictof`,
    name: `${of.name}.dictof`,
    title: `Dict of ${of.title.toLowerCase()}`,
    header: `Dict of ${of.header}`,
    factorHeader: `Dict of ${of.factorHeader ?? of.header}`,
    help: `A dict that holds the attributes of an object stands under that object’s kind by ${of.name}.`,
    origin: { by: 'dictof', of },
    missing: (capabilities) => of.missing(capabilities),
    *prepare(g, derived) {
      const owner = yield* scaled(0, 0.3, derived.dictOwner());
      const { classOf, classCount, nameOf, factorNameOf, rankOf } = yield* scaled(0.3, 1, derived.classification(of));
      const isDict = dictTypes(g);
      const { type } = g.node;
      const named = (key: number, name: (k: number) => string): string => {
        if (key < classCount) return `dict of ${name(key)}`;
        return key === classCount ? 'dict (no owner)' : '~dict';
      };
      return {
        // The owner's class; then dicts without owner; then everything else.
        keyOf: (n) => (isDict[type[n]] === 0 ? classCount + 1 : owner[n] === 0 ? classCount : classOf[owner[n]]),
        nameOf: (key) => named(key, nameOf),
        factorNameOf: (key) => named(key, factorNameOf),
        rankOf: (key) => (key < classCount ? rankOf(key) : 0),
      };
    },
  };
  made.set(of, relation);
  return relation;
}
