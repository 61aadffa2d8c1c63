/** Relations called: `hp.Type(main.Order)`, `hp.Clodo(dictof=())`, `hp.Size(64)` make kinds. */
import { byType } from '../../analysis/relations/type.ts';
import type { Steps } from '../../base/steps.ts';
import { reprOfScalar } from '../text/plain-text.ts';
import { HeapyError } from '../heapy-error.ts';
import { kindsOfFindex } from '../kinds/findex.ts';
import { ANYTHING, type Kind, type TypeName } from '../kinds/kind.ts';
import { complement } from '../kinds/algebra.ts';
import { isTypeObject, typeAt, typeByAttribute, typeOfObject, typeShown } from '../kinds/type-names.ts';
import { handleIn, nameOfType, withArticle } from '../values/handle.ts';
import type { Arguments, RelationHandle } from '../values/handle.ts';
import { indexIn, itemsIn, stringIn } from '../values/plain.ts';
import type { Value } from '../values/value.ts';
import { asKind, typeNameIn, valueOfKind } from './as-kind.ts';
import { objectAt } from './addresses.ts';
import { bind, onlyPositional } from './arguments.ts';
import { toInteger } from './conversions.ts';
import { moduleNamed } from './names.ts';
import type { Scope } from './scope.ts';
import { selectedHeap } from './scope.ts';

function* typeIn(value: Value, scope: Scope): Steps<TypeName> {
  const g = selectedHeap(scope).heap.graph;
  const name = typeNameIn(value);
  if (name !== undefined) return typeShown(g, name);
  const text = stringIn(value);
  if (text !== undefined) return typeAt(g, text);
  if (value.type === 'object' && isTypeObject(value)) return yield* typeOfObject(value);
  throw new HeapyError('type', `a type is expected, such as int or main.Order, not ${withArticle(nameOfType(value))}`);
}

const CLODO =
  'Clodo() takes a type other than dict, dictof=<type> for the dicts of its objects, or dictof=() for dicts without owner';

function* clodo(given: Arguments, scope: Scope): Steps<Kind> {
  const [type, dictof] = bind('Clodo', ['type=None', 'dictof=None'], given);
  if ((type === undefined) === (dictof === undefined)) throw new HeapyError('type', CLODO);
  if (dictof !== undefined) {
    if (itemsIn(dictof)?.length === 0 || (dictof.type === 'set' && dictof.nodes.count === 0))
      return { is: 'dictof', of: undefined };
    return { is: 'dictof', of: { is: 'type', type: yield* typeIn(dictof, scope) } };
  }
  const name = yield* typeIn(type as Value, scope);
  if (name.display === 'dict') throw new HeapyError('type', CLODO);
  return { is: 'type', type: name };
}

function* module(given: Arguments, scope: Scope): Steps<Kind> {
  const [name, at] = bind('Module', ['name=None', 'at=None'], given);
  const of = selectedHeap(scope);
  const g = of.heap.graph;
  if (name === undefined && at === undefined) return complement({ is: 'type', type: typeShown(g, 'module') });
  const text = name === undefined ? undefined : stringIn(name);
  if (name !== undefined && text === undefined)
    throw new HeapyError('type', "Module() takes a name, as in Module('sys')");
  const named = text === undefined ? undefined : yield* moduleNamed(of, text);
  const { node } = at === undefined ? (named ?? { node: g.root }) : yield* objectAt(of, indexIn(at, 'at'));
  const shown = g.texts.get(node);
  if (!g.types[g.node.type[node]].traits.isModule || shown?.form !== 'name')
    throw new HeapyError('type', 'the specified object is not of module type');
  if (text !== undefined && shown.name !== text)
    throw new HeapyError('value', `the module has the name ${reprOfScalar(shown.name)}, not ${reprOfScalar(text)}`);
  return { is: 'module', name: shown.name, id: g.node.id[node], isNamed: named === undefined || named.node === node };
}

const VIA =
  /^(?:\.[^\s.[\]]+(?:\.keys\(\)\[\d+\])?|\.keys\(\)\[\d+\]|\[[\s\S]*\]|->.+|\.f_locals ?\[[\s\S]*\]|list\(_\)\[\d+\])$/;

function via(given: Arguments): Kind {
  const texts = onlyPositional('Via', given).map((value) => {
    const text = stringIn(value);
    if (text === undefined || !VIA.test(text))
      throw new HeapyError('value', "Via() takes references as byvia shows them: '.name', '[0]', '.keys()[0]'");
    return text;
  });
  return { is: 'via', texts };
}

function* referred(given: Arguments, scope: Scope): Steps<Kind> {
  const by: Kind[] = [];
  for (const value of onlyPositional('Rcs', given)) by.push(yield* asKind(value, scope));
  if (by.some((kind) => kind.is !== 'type' && kind.is !== 'dictof'))
    throw new HeapyError('type', 'Rcs() takes kinds of Clodo, as in hp.Rcs(hp.Clodo(list))');
  return { is: 'referred', by };
}

function size(given: Arguments): Kind {
  const [value] = bind('Size', ['size'], given);
  return { is: 'size', size: indexIn(toInteger(value as Value), 'a size') };
}

function* called({ relation }: RelationHandle, given: Arguments, scope: Scope): Steps<Kind> {
  const kinds = kindsOfFindex(relation);
  if (kinds !== undefined)
    return { is: 'findex', kinds, index: indexIn(bind('findex', ['index'], given)[0] as Value, 'an index') };
  switch (relation.origin === undefined || relation.id === 'rcs' ? relation.id : '') {
    case 'type':
      return { is: 'type', type: yield* typeIn(bind('Type', ['type'], given)[0] as Value, scope) };
    case 'clodo':
      return yield* clodo(given, scope);
    case 'size':
      return size(given);
    case 'module':
      return yield* module(given, scope);
    case 'id':
      return { is: 'id', id: indexIn(bind('Id', ['address'], given)[0] as Value, 'an address') };
    case 'unity':
      bind('Unity', [], given);
      return ANYTHING;
    case 'rcs':
      return yield* referred(given, scope);
    case 'via':
      return via(given);
    default:
      throw new HeapyError('missing', `kinds of ${relation.name} cannot be made by a call in this version`);
  }
}

/** The kind that a call of a relation makes. Throws HeapyError. */
export function* kindByCall(relation: RelationHandle, given: Arguments, scope: Scope): Steps<Value> {
  return valueOfKind(yield* called(relation, given, scope), scope);
}

/** `hp.Type.Code`; `undefined` for other values and names. */
export function kindByName(value: Value, name: string, scope: Scope): Value | undefined {
  if (handleIn(value, 'relation')?.relation !== byType || !/^[A-Z]/.test(name)) return undefined;
  const type = typeByAttribute(selectedHeap(scope).heap.graph, name);
  return type === undefined ? undefined : valueOfKind({ is: 'type', type }, scope);
}
