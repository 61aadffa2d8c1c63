import { pythonRepr } from '../../base/python-repr.ts';
import type { EdgeIndex } from '../../heap/graph.ts';
import { incomingWays } from '../incoming-ways.ts';
import { referenceLabel } from '../reference-label.ts';
import { referrerSets } from '../referrer-sets.ts';
import type { Relation } from './relation.ts';
import { setNames, withoutReferences } from './set-names.ts';

/** A reference may cost the reading of a text. */
const REFERENCES_PER_STEP = 1 << 11;

/** In which ways an object is referred to: `'.__dict__'`, `"['key']"`, `'[3]'` (guppy3: `ByInRel`). */
export const byVia: Relation = {
  id: 'via',
  name: 'Via',
  title: 'Which reference',
  header: 'Referred Via:',
  factorHeader: '{Referred Via}',
  help: 'Objects that are referred to in the same ways, by attribute, key or position, stand together.',
  missing: withoutReferences,
  *prepare(g, derived) {
    const ways = incomingWays(g);
    const { setOf, sets } = yield* referrerSets(g, derived, (_, edge) => ways.wayOf(edge), REFERENCES_PER_STEP);
    const examples = ways.examples();
    const textOf = (way: number): string => pythonRepr(referenceLabel(g, examples[way] as EdgeIndex, 'full'));
    return {
      keyOf: (n) => setOf[n],
      nameOf: (set) => setNames(sets.membersOf(set), textOf),
      factorNameOf: (set) => `{${setNames(sets.membersOf(set), textOf)}}`,
      classes: { classOf: setOf, classCount: sets.count, keyOf: (k) => k },
      byteLength: sets.byteLength + examples.byteLength,
    };
  },
};
