/** heapy's algebra: `& | - ^ ~` and the comparisons of sets. */
import type { Steps } from '../../base/steps.ts';
import { fullSet, type NodeSet } from '../../heap/node-set.ts';
import { difference, equalSets, intersection, isSubset, symmetricDifference, union } from '../../heap/set-algebra.ts';
import { HeapyError } from '../heapy-error.ts';
import type { BinaryOperator, CompareOperator } from '../parse/syntax.ts';
import { handleIn } from '../values/handle.ts';
import type { ComplementHandle } from '../values/handle.ts';
import { setValue } from '../values/set.ts';
import type { SetValue, Value } from '../values/value.ts';
import { objectSet, onlyOf } from './object-sets.ts';

type Combine = (a: NodeSet, b: NodeSet) => NodeSet;

const COMBINE: ReadonlyMap<BinaryOperator, Combine> = new Map<BinaryOperator, Combine>([
  ['&', intersection],
  ['|', union],
  ['-', difference],
  ['^', symmetricDifference],
]);

/** Whether a value stands for a set of objects in the algebra. */
export const isSetLike = (value: Value): boolean =>
  value.type === 'set' || value.type === 'object' || handleIn(value, 'complement') !== undefined;

/** `~x`. */
export function complementOf(set: SetValue): ComplementHandle {
  return { type: 'handle', is: 'complement', text: '', set };
}

/** A set, or everything but a set. */
interface Side {
  readonly set: SetValue;
  readonly negated: boolean;
}

function sideOf(value: Value, operator: string): Side {
  const complement = handleIn(value, 'complement');
  if (complement !== undefined) return { set: complement.set, negated: true };
  return { set: onlyOf(value, `\`${operator}\``), negated: false };
}

/** The right operand in the left's snapshot. Only `-` and `&` have a meaning between two. */
function* broughtOver(operator: string, left: SetValue, right: SetValue): Steps<SetValue> {
  if (left.of.heap === right.of.heap) return right;
  if (operator === '-' || operator === '&') return yield* objectSet(left.of, right, `\`${operator}\``);
  throw new HeapyError(
    'value',
    `\`${operator}\` of ${left.of.name} and ${right.of.name}: the result would hold objects of two snapshots; ` +
      'between snapshots there are -, & and diff()',
  );
}

/**
 * `a operator b`. The result is shown by heapy's default relation. `~a & ~b` and the like stay complements: computed by De Morgan's
 * laws on the sets themselves.
 */
export function* setOperation(operator: BinaryOperator, a: Value, b: Value): Steps<Value | undefined> {
  const combine = COMBINE.get(operator);
  if (combine === undefined) return undefined;
  const left = sideOf(a, operator);
  const right = sideOf(b, operator);
  const other = yield* broughtOver(operator, left.set, right.set);
  const of = left.set.of;
  if (!left.negated && !right.negated) return setValue(of, combine(left.set.nodes, other.nodes));
  const everything = fullSet(of.heap.graph.nodeCount);
  const nodesOf = (nodes: NodeSet, negated: boolean): NodeSet => (negated ? difference(everything, nodes) : nodes);
  const result = combine(nodesOf(left.set.nodes, left.negated), nodesOf(other.nodes, right.negated));
  if (!isNegated(operator, left.negated, right.negated)) return setValue(of, result);
  return complementOf(setValue(of, difference(everything, result)));
}

/** Whether what is in no set at all is in the result: then it is a complement. */
function isNegated(operator: BinaryOperator, left: boolean, right: boolean): boolean {
  if (operator === '&') return left && right;
  if (operator === '|') return left || right;
  return operator === '-' ? left && !right : left !== right;
}

/** `a < b` and the like, for sets of one snapshot. */
export function compareSets(operator: CompareOperator, a: Value, b: Value): boolean | undefined {
  const left = onlyOf(a, `\`${operator}\``);
  const right = onlyOf(b, `\`${operator}\``);
  if (left.of.heap !== right.of.heap) {
    if (operator === '==') return false;
    if (operator === '!=') return true;
    throw new HeapyError(
      'value',
      `\`${operator}\` compares sets of one snapshot; use (a - b) == ${left.of.name}.Nothing`,
    );
  }
  const [x, y] = [left.nodes, right.nodes];
  switch (operator) {
    case '==':
      return equalSets(x, y);
    case '!=':
      return !equalSets(x, y);
    case '<=':
      return isSubset(x, y);
    case '<':
      return isSubset(x, y) && x.count < y.count;
    case '>=':
      return isSubset(y, x);
    case '>':
      return isSubset(y, x) && y.count < x.count;
    default:
      return undefined;
  }
}

/** `object in set`. What is no object of a snapshot is in no set. */
export function* isIn(a: Value, b: SetValue): Steps<boolean> {
  if (a.type !== 'object') return false;
  const { nodes } = yield* objectSet(b.of, a, '`in`');
  return nodes.count > 0 && isSubset(nodes, b.nodes);
}
