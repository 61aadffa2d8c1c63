/** `er.refdby`: an object is classified by the set of the classes of its referrers (guppy3: `ByRetClaSet`). */
import { scaled } from '../../base/steps.ts';
import { referrerSets } from '../referrer-sets.ts';
import type { Classification, Keying, Relation } from './relation.ts';
import { setNames, withoutReferences } from './set-names.ts';

const made = new WeakMap<Relation, Relation>();

/** The relation by the referrers' classes in `of`: one and the same for each. */
export function refdby(of: Relation): Relation {
  return made.get(of) ?? remembered(of, {});
}

/** The same under a name of its own: heapy's Rcs is Clodo's. To be called before anyone asks for it by `refdby`. */
export function namedRefdby(of: Relation, names: Pick<Relation, 'id' | 'name' | 'title' | 'help'>): Relation {
  return remembered(of, names);
}

function remembered(of: Relation, names: Partial<Relation>): Relation {
  const relation: Relation = {
    id: `${of.id}.refdby`,
    name: `${of.name}.refdby`,
    title: `Referrers by ${of.title.toLowerCase()}`,
    header: `Referrers by ${of.header}`,
    factorHeader: `{Referrers by ${of.factorHeader ?? of.header}}`,
    help: `Objects whose referrers have the same kinds by ${of.name} stand together.`,
    origin: { by: 'refdby', of },
    missing: (capabilities) => withoutReferences(capabilities) ?? of.missing(capabilities),
    *prepare(g, derived) {
      const classes = yield* scaled(0, 0.4, derived.classification(of));
      const { classOf } = classes;
      const { setOf, sets } = yield* scaled(
        0.4,
        1,
        referrerSets(g, derived, (source) => classOf[source]),
      );
      return keyingOf(classes, setOf, sets);
    },
    ...names,
  };
  made.set(of, relation);
  return relation;
}

function keyingOf(
  classes: Classification,
  setOf: Uint32Array,
  sets: { readonly count: number; readonly byteLength: number; membersOf(set: number): Uint32Array },
): Keying {
  return {
    keyOf: (n) => setOf[n],
    nameOf: (set) => setNames(sets.membersOf(set), classes.nameOf) || '<Nothing>',
    factorNameOf: (set) => `{${setNames(sets.membersOf(set), classes.factorNameOf)}}`,
    classes: { classOf: setOf, classCount: sets.count, keyOf: (k) => k },
    byteLength: sets.byteLength,
  };
}
