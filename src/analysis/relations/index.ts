/** The relations, in the order of menus. A new one is a file beside this and a line here. */
import { byClodo } from './clodo.ts';
import { byIdentity } from './identity.ts';
import { byModule } from './module.ts';
import type { Relation } from './relation.ts';
import { bySize } from './size.ts';
import { byType } from './type.ts';
import { byUnity } from './unity.ts';

export const relations: readonly Relation[] = [byClodo, byType, byModule, bySize, byIdentity, byUnity];

/** By the name in URLs and in `by…`: `clodo`. */
export function relationById(id: string): Relation | undefined {
  return relations.find((relation) => relation.id === id);
}

/** By heapy's name: `Clodo`. */
export function relationByName(name: string): Relation | undefined {
  return relations.find((relation) => relation.name === name);
}
