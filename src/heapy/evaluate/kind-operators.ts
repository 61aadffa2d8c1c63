/** Operators where a kind takes part: `x & int`, `hp.Size(64) | x`, `x <= hp.Type(…)`. */
import type { Steps } from '../../base/steps.ts';
import { complement, difference, intersection, isWithin, symmetricDifference, union } from '../kinds/algebra.ts';
import type { Kind } from '../kinds/kind.ts';
import { memberTest } from '../kinds/members.ts';
import type { BinaryOperator, CompareOperator } from '../parse/syntax.ts';
import { handleIn } from '../values/handle.ts';
import { setOfNodes } from '../values/set.ts';
import type { SetValue, Value } from '../values/value.ts';
import { asKind, isKind, isType, selected, valueOfKind } from './as-kind.ts';
import type { Scope } from './scope.ts';

const COMBINE: ReadonlyMap<string, (a: Kind, b: Kind) => Kind> = new Map([
  ['&', intersection],
  ['|', union],
  ['-', difference],
  ['^', symmetricDifference],
]);

/** Whether an operation on two values is one of kinds: one is a kind, or a set meets a type object. */
function areKinds(a: Value, b: Value): boolean {
  return isKind(a) || isKind(b) || (a.type === 'set' && isType(b)) || (isType(a) && b.type === 'set');
}

/** A value as a set, where it is one: objects that are no types are sets of one. */
function setIn(value: Value): SetValue | undefined {
  if (value.type === 'set') return value;
  return value.type === 'object' && !isType(value) ? setOfNodes(value.of, [value.node]) : undefined;
}

/** Whether all members of a set are of a kind. */
function* hasAll(kind: Kind, set: SetValue): Steps<boolean> {
  return (yield* selected(set, kind, false)).nodes.count === 0;
}

/** `a operator b` where a kind takes part; `undefined` where none does, or the operator is not of the algebra. */
export function* kindOperation(operator: BinaryOperator, a: Value, b: Value, scope: Scope): Steps<Value | undefined> {
  const combine = COMBINE.get(operator);
  if (combine === undefined || !areKinds(a, b)) return undefined;
  const [left, right] = [setIn(a), setIn(b)];
  const [x, y] = [yield* asKind(a, scope), yield* asKind(b, scope)];
  if (operator === '&' && left !== undefined) return yield* selected(left, y, true);
  if (operator === '&' && right !== undefined) return yield* selected(right, x, true);
  if (operator === '-' && left !== undefined) return yield* selected(left, y, false);
  if (operator === '|') {
    if (left !== undefined && (yield* hasAll(y, left))) return valueOfKind(y, scope);
    if (right !== undefined && (yield* hasAll(x, right))) return valueOfKind(x, scope);
  }
  return valueOfKind(combine(x, y), scope);
}

/** `~a` of a kind; `undefined` for other values. */
export function* kindComplement(value: Value, scope: Scope): Steps<Value | undefined> {
  return isKind(value) ? valueOfKind(complement(yield* asKind(value, scope)), scope) : undefined;
}

function* within(a: Value, b: Value, scope: Scope): Steps<boolean> {
  const [set, kind] = [setIn(a), yield* asKind(b, scope)];
  return set === undefined ? isWithin(yield* asKind(a, scope), kind) : yield* hasAll(kind, set);
}

/** `a < b` and the like where a kind takes part; `undefined` where none does. A set never equals a kind. */
export function* compareKinds(operator: CompareOperator, a: Value, b: Value, scope: Scope): Steps<boolean | undefined> {
  const known = (value: Value): boolean =>
    isKind(value) || value.type === 'set' || value.type === 'object' || handleIn(value, 'complement') !== undefined;
  if (!areKinds(a, b) || !known(a) || !known(b)) return undefined;
  const isSet = (value: Value): boolean => setIn(value) !== undefined && (setIn(value)?.nodes.count ?? 0) > 0;
  const equal = isSet(a) === isSet(b) && (yield* within(a, b, scope)) && (yield* within(b, a, scope));
  switch (operator) {
    case '==':
      return equal;
    case '!=':
      return !equal;
    case '<=':
      return yield* within(a, b, scope);
    case '<':
      return !equal && (yield* within(a, b, scope));
    case '>=':
      return yield* within(b, a, scope);
    case '>':
      return !equal && (yield* within(b, a, scope));
    default:
      return undefined;
  }
}

/** `object in kind`. What is no object of a snapshot is in none. */
export function* isInKind(item: Value, container: Value, scope: Scope): Steps<boolean> {
  if (item.type !== 'object') return false;
  return (yield* memberTest(yield* asKind(container, scope), item.of.heap))(item.node);
}
