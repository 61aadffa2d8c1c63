/** How guppy3 spells equivalence relations. */
import type { Relation } from '../../analysis/relations/relation.ts';

/** `hp.Type`, `hp.Clodo.refdby` (which Rcs is), `(hp.Type & hp.Size)`; and as guppy3 has it `hp.(Type & Size).refdby`. */
export function relationText(relation: Relation): string {
  if (relation.origin?.by === 'product') return `(${relation.origin.of.map(relationText).join(' & ')})`;
  return `hp.${nameOf(relation)}`;
}

/** guppy3's name of a relation: that of its making, where it is made of others. */
function nameOf({ name, origin }: Relation): string {
  if (origin === undefined) return name;
  return origin.by === 'product' ? `(${origin.of.map(nameOf).join(' & ')})` : `${nameOf(origin.of)}.${origin.by}`;
}
