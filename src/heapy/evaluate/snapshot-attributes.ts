/** What `hp` and `s1` answer to: the names of a living `hpy()`. */
import { relations } from '../../analysis/relations/index.ts';
import type { Steps } from '../../base/steps.ts';
import { emptySet } from '../../heap/node-set.ts';
import { union } from '../../heap/set-algebra.ts';
import { HeapyError } from '../heapy-error.ts';
import { nameOfType, relationHandle, withArticle } from '../values/handle.ts';
import type { SnapshotHandle } from '../values/handle.ts';
import { NONE, indexIn, numberIn } from '../values/plain.ts';
import { setValue } from '../values/set.ts';
import type { OpenHeap, SetValue, Value } from '../values/value.ts';
import { attributeTable, computed, fact, method, variadic } from './attribute.ts';
import { objectAt } from './addresses.ts';
import { elementsOf } from './elements.ts';
import { kindsOfSnapshots } from './kind-attributes.ts';
import { loadAttributes } from './files.ts';
import { moduleNamed } from './names.ts';
import { objectSet, onlyOf } from './object-sets.ts';
import { objectsEqual } from './equal-objects.ts';
import { relativeHeap, setReference, unreachableSet, unreachableStat } from './reference.ts';
import { heapNamed, selectedHeap } from './scope.ts';
import type { Scope } from './scope.ts';
import { isTrue } from './truth.ts';

/** The snapshot a handle means now. Throws HeapyError when it is closed. */
export function heapOf(handle: SnapshotHandle, scope: Scope): OpenHeap {
  return handle.name === undefined ? selectedHeap(scope) : heapNamed(scope, handle.name);
}

/** The set that one argument of `iso` stands for: an object, or for a literal all objects equal to it. */
function* oneOf(of: OpenHeap, value: Value): Steps<SetValue> {
  if (value.type === 'object' || value.type === 'set') return yield* objectSet(of, onlyOf(value, 'iso()'), 'iso()');
  if (value.type === 'value') return yield* objectsEqual(of, value);
  throw new HeapyError('type', `iso() takes objects of the snapshot, not ${withArticle(nameOfType(value))}`);
}

function* isoOf(of: OpenHeap, values: readonly Value[]): Steps<SetValue> {
  let nodes = emptySet(of.heap.graph.nodeCount);
  for (const value of values) nodes = union(nodes, (yield* oneOf(of, value)).nodes);
  return setValue(of, nodes);
}

export const snapshotAttributes = attributeTable<SnapshotHandle>([
  method('heap', [], 'All objects that the roots reach; after setref() those that are new since.', (handle, _, scope) =>
    relativeHeap(heapOf(handle, scope), scope.reference),
  ),
  method(
    'heapu',
    ['rma=1', 'abs=0', 'stat=1'],
    'Objects in the file that no root reaches, by type: a stat, with stat=False the set. After setref() the difference.',
    function* (handle, [, abs, stat], scope) {
      const of = heapOf(handle, scope);
      if (stat !== undefined && !isTrue(stat)) return yield* unreachableSet(of);
      return yield* unreachableStat(of, scope.reference, abs !== undefined && isTrue(abs));
    },
  ),
  method(
    'setref',
    ['reachable=None', 'unreachable=None'],
    'From now on heap() and heapu() of every snapshot are relative to this one, or to the set and the stat that are given.',
    function* (handle, [reachable, unreachable], scope) {
      yield* setReference(heapOf(handle, scope), scope.reference, reachable, unreachable);
      return NONE;
    },
  ),
  variadic(
    'iso',
    'objects',
    'The set of the given objects; a literal stands for the objects equal to it.',
    (handle, values, scope) => isoOf(heapOf(handle, scope), values),
  ),
  method(
    'idset',
    ['iterable'],
    'The set of the elements of an object: items, or keys of a dict.',
    (handle, [value], scope) => elementsOf(heapOf(handle, scope), value as Value),
  ),
  method('at', ['address'], 'The object at an address.', (handle, [address], scope) => {
    if (numberIn(address as Value) === undefined)
      throw new HeapyError('type', 'at() takes an address such as 0x7f28a6a78280');
    return objectAt(heapOf(handle, scope), indexIn(address as Value, 'an address'));
  }),
  computed('main', 'The module `__main__`; `main.x` is its global x.', (handle, scope) =>
    moduleNamed(heapOf(handle, scope), '__main__'),
  ),
  method('mod', ['name'], 'A module by its name.', (handle, [name], scope) => {
    if (name?.type !== 'value' || typeof name.value !== 'string')
      throw new HeapyError('type', "mod() takes the name of a module, as in mod('pkg.sub')");
    return moduleNamed(heapOf(handle, scope), name.value);
  }),
  fact('Nothing', 'The empty set.', (handle, scope) => {
    const of = heapOf(handle, scope);
    return setValue(of, emptySet(of.heap.graph.nodeCount));
  }),
  ...kindsOfSnapshots,
  ...loadAttributes,
  ...relations.map((relation) =>
    fact<SnapshotHandle>(relation.name, `The relation ${relation.name}, for by(…). ${relation.help}`, () =>
      relationHandle(relation),
    ),
  ),
]);
