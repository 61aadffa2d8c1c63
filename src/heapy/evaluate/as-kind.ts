/** Values that stand for kinds: kinds, names of Python's types, type objects, sets. */
import type { Heap } from '../../analysis/derived.ts';
import type { Steps } from '../../base/steps.ts';
import { emptySet, nodeSetBuilder } from '../../heap/node-set.ts';
import { HeapyError } from '../heapy-error.ts';
import { NOTHING, sizeOfKind, type Kind } from '../kinds/kind.ts';
import { memberTest } from '../kinds/members.ts';
import { isTypeObject, typeOfObject, typeShown } from '../kinds/type-names.ts';
import { handleIn, nameOfType, withArticle } from '../values/handle.ts';
import { kindHandle } from '../values/kinds.ts';
import { setOfNodes, setValue } from '../values/set.ts';
import type { SetValue, Value } from '../values/value.ts';
import type { Scope } from './scope.ts';
import { selectedHeap } from './scope.ts';

/** Tests of objects between two yields. */
const TESTS_PER_STEP = 1 << 17;

/** Python's types by name, as heapy shows them. */
export const TYPE_NAMES: ReadonlySet<string> = new Set(
  (
    'int float complex bool str bytes bytearray list tuple dict set frozenset type object range enumerate property slice ' +
    'memoryview staticmethod classmethod super zip map filter reversed'
  ).split(' '),
);

/** The name of a type that a value is: `int`, `dict`. */
export function typeNameIn(value: Value): string | undefined {
  const name = handleIn(value, 'function')?.name;
  return name !== undefined && TYPE_NAMES.has(name) ? name : undefined;
}

/** Whether a value is a kind or a name of a type: what makes an operation one of kinds. */
export const isKind = (value: Value): boolean =>
  handleIn(value, 'kind') !== undefined || typeNameIn(value) !== undefined;

/** Whether a value is a type object of the snapshot. */
export const isType = (value: Value): boolean => value.type === 'object' && isTypeObject(value);

/** The kind a value stands for; an object that is no type stands for the set of itself. Throws HeapyError. */
export function* asKind(value: Value, scope: Scope): Steps<Kind> {
  const handle = handleIn(value, 'kind');
  if (handle !== undefined) return handle.kind;
  const name = typeNameIn(value);
  if (name !== undefined) return { is: 'type', type: typeShown(selectedHeap(scope).heap.graph, name) };
  const complement = handleIn(value, 'complement');
  if (complement !== undefined) return { is: 'not', of: { is: 'set', set: complement.set } };
  if (value.type === 'set') return value.nodes.count === 0 ? NOTHING : { is: 'set', set: value };
  if (value.type !== 'object')
    throw new HeapyError('type', `a kind is expected, not ${withArticle(nameOfType(value))}`);
  if (isTypeObject(value)) return { is: 'type', type: yield* typeOfObject(value) };
  return { is: 'set', set: setOfNodes(value.of, [value.node]) };
}

/** A kind as the value that heapy has for it: `hp.Nothing` and sets are sets. */
export function valueOfKind(kind: Kind, scope: Scope): Value {
  if (kind.is === 'set') return kind.set;
  if (kind.is !== 'nothing') return kindHandle(kind);
  const of = selectedHeap(scope);
  return setValue(of, emptySet(of.heap.graph.nodeCount));
}

/** The members of a set that are of a kind, or those that are not; shown by heapy's default. */
export function* selected(set: SetValue, kind: Kind, isOf: boolean): Steps<SetValue> {
  const heap: Heap = set.of.heap;
  const test = yield* memberTest(kind, heap);
  const { universe } = set.nodes;
  const found = nodeSetBuilder(universe);
  // A kind of many parts is slow to test.
  const step = Math.max(64, Math.floor(TESTS_PER_STEP / sizeOfKind(kind)));
  for (let from = 0; from < universe; from += step) {
    set.nodes.forEachBetween(from, from + step, (n) => {
      if (test(n) === isOf) found.add(n);
    });
    yield from / universe;
  }
  return setValue(set.of, found.finish());
}
