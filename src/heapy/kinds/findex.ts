/** `findex(k0, k1, …)`: the relation by the first kind that has an object; `kind.biper` is `findex(kind)`. */
import type { Relation } from '../../analysis/relations/relation.ts';
import type { Steps } from '../../base/steps.ts';
import { keyOf, setsIn, type Kind } from './kind.ts';
import { briefOf, kindRepr, type WriteSet } from './kind-text.ts';
import { firstMatching } from './members.ts';

/** Relations of kinds without sets, remembered: their classes are kept with the heaps. */
const made = new Map<string, Relation>();
/** So many of them. */
const MOST_MADE = 50;

const kindsOf = new WeakMap<Relation, readonly Kind[]>();

/** The kinds that a relation made here asks for; `undefined` for all other relations. */
export const kindsOfFindex = (relation: Relation): readonly Kind[] | undefined => kindsOf.get(relation);

/** The relation of some kinds. */
export function* findexOf(kinds: readonly Kind[], briefOfSet: WriteSet, textOfSet: WriteSet): Steps<Relation> {
  const key = kinds.map(keyOf).join(' ');
  const known = made.get(key);
  if (known !== undefined) return known;
  const reprs: string[] = [];
  for (const kind of kinds) reprs.push(yield* kindRepr(kind, textOfSet));
  const relation: Relation = {
    id: 'findex',
    name: `findex(${reprs.join(', ')})`,
    title: 'First matching kind',
    header: 'First Matching Kind / Index',
    help: 'Objects stand under the first of the given kinds that has them.',
    missing: () => undefined,
    *prepare(graph, derived) {
      const indexOf = yield* firstMatching(kinds, { graph, derived });
      const names: string[] = [];
      for (const [i, kind] of kinds.entries()) names.push(`${yield* briefOf(kind, briefOfSet)} / ${i}`);
      return { keyOf: indexOf, nameOf: (index) => names.at(index) ?? '<None>', rankOf: (index) => index };
    },
  };
  kindsOf.set(relation, kinds);
  if (kinds.every((kind) => setsIn(kind).length === 0) && made.size < MOST_MADE) made.set(key, relation);
  return relation;
}
