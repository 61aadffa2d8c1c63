/** Equivalence relations as values: what `by(…)` takes, what they answer to, and `&` of two. */
import { dictof } from '../../analysis/relations/dictof.ts';
import { relationByName, relations } from '../../analysis/relations/index.ts';
import { product } from '../../analysis/relations/product.ts';
import { refdby } from '../../analysis/relations/refdby.ts';
import type { Relation } from '../../analysis/relations/relation.ts';
import { HeapyError } from '../heapy-error.ts';
import { handleIn, nameOfType, relationHandle } from '../values/handle.ts';
import type { RelationHandle } from '../values/handle.ts';
import { str, stringIn } from '../values/plain.ts';
import type { Value } from '../values/value.ts';
import { attributeTable, fact } from './attribute.ts';
import { didYouMean } from './suggest.ts';

const names = relations.map((relation) => relation.name);

/** The relation that `by(er)` means: a handle, or heapy's names of some joined by `&`. Throws HeapyError. */
export function relationOf(er: Value): Relation {
  const handle = handleIn(er, 'relation');
  if (handle !== undefined) return handle.relation;
  const text = stringIn(er);
  if (text === undefined)
    throw new HeapyError(
      'type',
      `by() takes a relation or its name, not ${nameOfType(er)}; names: ${names.join(', ')}`,
    );
  return text === '' ? product() : bounded(product(...text.split('&').map((name) => named(name.trim()))));
}

function named(name: string): Relation {
  const found = relationByName(name);
  if (found !== undefined) return found;
  const hint = didYouMean(name, names) || `; there are ${names.join(', ')}`;
  throw new HeapyError('value', `by(): No such equivalence relation defined in heapy.Use: '${name}'${hint}`);
}

/** Length of a relation's name up to which it can be made: its header and its rows grow with it. */
const MOST_CHARACTERS = 400;

/** The relation itself. Throws HeapyError when it was made of too many. */
function bounded(relation: Relation): Relation {
  if (relation.name.length > MOST_CHARACTERS)
    throw new HeapyError('budget', 'this relation is made of too many others');
  return relation;
}

/** `a & b` of relations; `undefined` when one of the two is none. Throws HeapyError. */
export function productOfRelations(a: Value, b: Value): RelationHandle | undefined {
  const [left, right] = [handleIn(a, 'relation'), handleIn(b, 'relation')];
  if (left === undefined || right === undefined) return undefined;
  return relationHandle(bounded(product(left.relation, right.relation)));
}

export const relationAttributes = attributeTable<RelationHandle>([
  fact('name', "heapy's name of the relation.", ({ relation }) => str(relation.name)),
  fact('doc', 'What it groups by.', ({ relation }) => str(relation.help)),
  fact('refdby', 'The relation by the kinds that refer to an object.', ({ relation }) =>
    relationHandle(bounded(refdby(relation))),
  ),
  fact('dictof', 'The relation of dicts by the kinds of the objects they belong to.', ({ relation }) =>
    relationHandle(bounded(dictof(relation))),
  ),
]);
