import type { NodeIndex } from '../../heap/graph.ts';
import { createRenderer } from '../render.ts';
import type { Relation } from './relation.ts';

/** Characters of heapy's briefs. */
const BRIEF = 80;

/** Every object is its own kind, as with Id, but shown by its brief in the table of kinds. For small sets. */
export const byIdset: Relation = {
  id: 'idset',
  name: 'Idset',
  title: 'Single object',
  header: 'by identity set',
  help: 'One row for each object, with its kind and value; for sets of at most 100,000 objects.',
  mostObjects: 100_000,
  missing: () => undefined,
  *prepare(g, derived) {
    const { kind, text } = createRenderer(g, yield* derived.dictOwner());
    return {
      keyOf: (n) => n,
      nameOf: (key) => {
        const brief = `<1 ${kind(key as NodeIndex)}: ${text(key as NodeIndex)}>`;
        const characters = brief.length > BRIEF ? [...brief] : [];
        return characters.length > BRIEF ? `${characters.slice(0, BRIEF - 4).join('')}...>` : brief;
      },
      rankOf: (key) => g.node.id[key],
    };
  },
};
