/** The relations, in the order of menus. A new one is a file beside this and a line here. */
import { byClodo } from './clodo.ts';
import { byIdentity } from './identity.ts';
import { byIdset } from './idset.ts';
import { byModule } from './module.ts';
import { byRcs } from './rcs.ts';
import type { Relation } from './relation.ts';
import { bySize } from './size.ts';
import { byType } from './type.ts';
import { byUnity } from './unity.ts';
import { byVia } from './via.ts';

export const relations: readonly Relation[] = [
  byClodo,
  byType,
  byRcs,
  byVia,
  byModule,
  bySize,
  byIdentity,
  byIdset,
  byUnity,
];

/** By the name in URLs and in `by…`: `clodo`. */
export function relationById(id: string): Relation | undefined {
  return relations.find((relation) => relation.id === id);
}

/** By heapy's name: `Clodo`. */
export function relationByName(name: string): Relation | undefined {
  return relations.find((relation) => relation.name === name);
}
