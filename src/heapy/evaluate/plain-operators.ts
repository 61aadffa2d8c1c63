/** Operators on plain values: numbers, texts, lists. */
import { compareCodePoints } from '../../base/code-points.ts';
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import type { BinaryOperator } from '../parse/syntax.ts';
import { itemsIn, list, numberIn, str, stringIn, tuple } from '../values/plain.ts';
import type { Value } from '../values/value.ts';
import { formatPercent } from './percent-format.ts';
import { calculate, compareNumbers } from './numbers.ts';
import type { Scope } from './scope.ts';

function repeated(value: Value, times: bigint, scope: Scope): Value | undefined {
  const count = times < 0n ? 0 : Number(times);
  const text = stringIn(value);
  const items = itemsIn(value);
  const length = text?.length ?? items?.length;
  if (length === undefined) return undefined;
  if (text !== undefined) {
    scope.budget.make(length * count);
    return str(text.repeat(count));
  }
  scope.budget.makeItems(length * count);
  const result = Array.from({ length: count }, () => items ?? []).flat();
  return value.type === 'value' && value.tuple === true ? tuple(result) : list(result);
}

function joined(a: Value, b: Value, scope: Scope): Value | undefined {
  const [left, right] = [stringIn(a), stringIn(b)];
  if (left !== undefined && right !== undefined) {
    scope.budget.make(left.length + right.length);
    return str(left + right);
  }
  const [head, tail] = [itemsIn(a), itemsIn(b)];
  if (head === undefined || tail === undefined) return undefined;
  const isTuple = a.type === 'value' && a.tuple === true;
  if (isTuple !== (b.type === 'value' && b.tuple === true)) return undefined;
  scope.budget.makeItems(head.length + tail.length);
  return isTuple ? tuple([...head, ...tail]) : list([...head, ...tail]);
}

/** The result of an operator on plain values; `undefined` when they do not have it. */
export function* plainOperation(operator: BinaryOperator, a: Value, b: Value, scope: Scope): Steps<Value | undefined> {
  const [x, y] = [numberIn(a), numberIn(b)];
  if (x !== undefined && y !== undefined) {
    const result = calculate(operator, x, y);
    return result === undefined ? undefined : { type: 'value', value: result };
  }
  if (operator === '+') return joined(a, b, scope);
  if (operator === '%' && stringIn(a) !== undefined) return str(yield* formatPercent(stringIn(a) ?? '', b, scope));
  if (operator === '*' && typeof y === 'bigint') return repeated(a, y, scope);
  return operator === '*' && typeof x === 'bigint' ? repeated(b, x, scope) : undefined;
}

/** Lists inside lists compared at most. */
const MAX_DEPTH = 50;

/** Whether two values that are no sets are equal, by Python's rules. */
export function equalPlain(a: Value, b: Value, scope: Scope, depth = 0): boolean {
  scope.budget.step();
  if (depth > MAX_DEPTH) throw new HeapyError('budget', 'lists are nested too deeply to compare');
  const [x, y] = [numberIn(a), numberIn(b)];
  if (x !== undefined && y !== undefined) return compareNumbers(x, y) === 0;
  const [left, right] = [stringIn(a), stringIn(b)];
  if (left !== undefined || right !== undefined) return left === right;
  const [head, tail] = [itemsIn(a), itemsIn(b)];
  if (head !== undefined && tail !== undefined)
    return head.length === tail.length && head.every((item, i) => equalPlain(item, tail[i], scope, depth + 1));
  if (a.type === 'object' && b.type === 'object') return a.of.heap === b.of.heap && a.node === b.node;
  return a === b || (a.type === 'value' && b.type === 'value' && a.value === null && b.value === null);
}

/** Order of two values: < 0, 0, > 0 or NaN; `undefined` when Python has none. */
export function comparePlain(a: Value, b: Value, scope: Scope, depth = 0): number | undefined {
  if (depth > MAX_DEPTH) throw new HeapyError('budget', 'lists are nested too deeply to compare');
  const [x, y] = [numberIn(a), numberIn(b)];
  if (x !== undefined && y !== undefined) return compareNumbers(x, y);
  const [left, right] = [stringIn(a), stringIn(b)];
  if (left !== undefined && right !== undefined) return compareCodePoints(left, right);
  const [head, tail] = [itemsIn(a), itemsIn(b)];
  if (head === undefined || tail === undefined) return undefined;
  for (let i = 0; i < Math.min(head.length, tail.length); i++)
    if (!equalPlain(head[i], tail[i], scope)) return comparePlain(head[i], tail[i], scope, depth + 1);
  return head.length - tail.length;
}
