import { atOnce } from '../../base/steps.ts';
import type { Relation } from './relation.ts';

/** Exact type. Two types may have one name: they are two kinds. */
export const byType: Relation = {
  id: 'type',
  name: 'Type',
  title: 'Type',
  header: 'Type',
  help: 'The exact type (class) of an object, never a base class; all dicts are one kind.',
  missing: () => undefined,
  prepare(g) {
    const { type } = g.node;
    return atOnce({
      keyOf: (n: number) => type[n],
      nameOf: (key: number) => g.types[key].display,
      rankOf: (key: number) => g.types[key].id,
    });
  },
};
