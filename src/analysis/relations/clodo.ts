import { dictTypes } from '../dict-owner.ts';
import type { Relation } from './relation.ts';
import { byType } from './type.ts';

/** Class or dict owner: heapy's default. Dicts that are an object's `__dict__` are told apart by the type of that object. */
export const byClodo: Relation = {
  id: 'clodo',
  name: 'Clodo',
  title: 'Kind',
  header: 'Kind (class / dict of class)',
  help: 'The exact type of an object; a dict that holds the attributes of an object stands under “dict of” that object’s type.',
  coarser: [byType],
  missing: () => undefined,
  *prepare(g, derived) {
    const owner = yield* derived.dictOwner();
    const isDict = dictTypes(g);
    const { type } = g.node;
    const types = g.types.length;
    return {
      // 0 … types - 1: the type itself; then as many for dicts of its instances; then dicts without owner.
      keyOf: (n) => (isDict[type[n]] === 0 ? type[n] : owner[n] === 0 ? 2 * types : types + type[owner[n]]),
      nameOf: (key) => {
        if (key === 2 * types) return 'dict (no owner)';
        return key < types ? g.types[key].display : `dict of ${g.types[key - types].display}`;
      },
      rankOf: (key) => (key === 2 * types ? 0 : g.types[key % types].id),
    };
  },
};
