/** Unary and binary operators, and comparisons. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import type {
  BinaryExpression,
  BinaryOperator,
  CompareExpression,
  CompareOperator,
  UnaryExpression,
} from '../parse/syntax.ts';
import { handleIn, nameOfType } from '../values/handle.ts';
import { bool, itemsIn, numberIn, stringIn } from '../values/plain.ts';
import { difference } from '../values/stat.ts';
import type { Value } from '../values/value.ts';
import { onlyOf } from './object-sets.ts';
import { isKind } from './as-kind.ts';
import { compareKinds, isInKind, kindComplement, kindOperation } from './kind-operators.ts';
import { comparePlain, equalPlain, plainOperation } from './plain-operators.ts';
import { productOfRelations } from './relation-values.ts';
import type { Scope } from './scope.ts';
import { compareSets, complementOf, isIn, isSetLike, setOperation } from './set-operators.ts';
import { isTrue } from './truth.ts';

const isStat = (value: Value): value is Extract<Value, { type: 'stat' | 'diff' }> =>
  value.type === 'stat' || value.type === 'diff';

function unsupported(operator: string, ...values: readonly Value[]): HeapyError {
  const types = values.map((value) => `'${nameOfType(value)}'`).join(' and ');
  return new HeapyError('type', `unsupported operand type${values.length > 1 ? 's' : ''} for ${operator}: ${types}`);
}

export function* evaluateUnary(node: UnaryExpression, scope: Scope): Steps<Value> {
  const value = yield* scope.evaluate(node.operand, scope);
  if (node.operator === 'not') return bool(!isTrue(value));
  const number = numberIn(value);
  if (node.operator === '~') {
    const complement = handleIn(value, 'complement');
    if (complement !== undefined) return complement.set;
    const ofKind = yield* kindComplement(value, scope);
    if (ofKind !== undefined) return ofKind;
    if (isSetLike(value)) return complementOf(onlyOf(value, '`~`'));
    if (typeof number === 'bigint') return { type: 'value', value: ~number };
  } else if (number !== undefined) return { type: 'value', value: node.operator === '-' ? -number : number };
  throw unsupported(`unary ${node.operator}`, value);
}

/** `a operator b`. Throws HeapyError when the two do not have it. */
export function* binaryOperation(operator: BinaryOperator, a: Value, b: Value, scope: Scope): Steps<Value> {
  const ofKinds = yield* kindOperation(operator, a, b, scope);
  if (ofKinds !== undefined) return ofKinds;
  if (isSetLike(a) && isSetLike(b)) {
    const result = yield* setOperation(operator, a, b);
    if (result !== undefined) return result;
  } else if (operator === '&') {
    const both = productOfRelations(a, b);
    if (both !== undefined) return both;
  } else if (operator === '-' && isStat(a)) {
    if (isStat(b)) return difference(a, b);
    throw new HeapyError('type', 'Can only take difference with other Stat instance.');
  }
  const result = yield* plainOperation(operator, a, b, scope);
  if (result !== undefined) return result;
  throw unsupported(operator, a, b);
}

export function* evaluateBinary(node: BinaryExpression, scope: Scope): Steps<Value> {
  const left = yield* scope.evaluate(node.left, scope);
  return yield* binaryOperation(node.operator, left, yield* scope.evaluate(node.right, scope), scope);
}

function* contains(container: Value, item: Value, scope: Scope): Steps<boolean> {
  if (container.type === 'set') return yield* isIn(item, container);
  if (isKind(container)) return yield* isInKind(item, container, scope);
  const [text, part] = [stringIn(container), stringIn(item)];
  if (text !== undefined && part !== undefined) return text.includes(part);
  const items = itemsIn(container);
  if (items === undefined) throw new HeapyError('type', `'${nameOfType(container)}' has no members to look among`);
  for (const one of items) {
    scope.budget.step();
    if (yield* compare('==', one, item, scope)) return true;
  }
  return false;
}

function ordered(operator: CompareOperator, order: number): boolean {
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}

/** Whether `a operator b` holds. Throws HeapyError when the two cannot be compared. */
export function* compare(operator: CompareOperator, a: Value, b: Value, scope: Scope): Steps<boolean> {
  const ofKinds = yield* compareKinds(operator, a, b, scope);
  if (ofKinds !== undefined) return ofKinds;
  switch (operator) {
    case 'in':
      return yield* contains(b, a, scope);
    case 'not in':
      return !(yield* contains(b, a, scope));
    case 'is':
      return equalPlain(a, b, scope);
    case 'is not':
      return !equalPlain(a, b, scope);
    case '==':
    case '!=':
      if (a.type === 'set' || b.type === 'set') return compareSets(operator, a, b) ?? false;
      return equalPlain(a, b, scope) === (operator === '==');
    default: {
      if (a.type === 'set' || b.type === 'set') return compareSets(operator, a, b) ?? false;
      const order = comparePlain(a, b, scope);
      if (order === undefined) throw unsupported(operator, a, b);
      return ordered(operator, order);
    }
  }
}

export function* evaluateCompare(node: CompareExpression, scope: Scope): Steps<Value> {
  let left = yield* scope.evaluate(node.first, scope);
  for (const { operator, operand } of node.rest) {
    const right = yield* scope.evaluate(operand, scope);
    if (!(yield* compare(operator, left, right, scope))) return bool(false);
    left = right;
  }
  return bool(true);
}
