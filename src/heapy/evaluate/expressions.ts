/** The value of an expression: one case a kind, each family in a file of its own. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import type { Expression } from '../parse/syntax.ts';
import { NONE, bool, list, str, tuple } from '../values/plain.ts';
import type { PlainValue, Value } from '../values/value.ts';
import { evaluateAttribute, evaluateCall, evaluateIndex, evaluateSlice } from './access.ts';
import { evaluateFormatted } from './formatted.ts';
import { valueOfName } from './global-names.ts';
import { evaluateComprehension } from './loops.ts';
import { evaluateBinary, evaluateCompare, evaluateUnary } from './operators.ts';
import type { Scope } from './scope.ts';
import { isTrue } from './truth.ts';

function literal(value: bigint | number | string | boolean | null): PlainValue {
  if (value === null) return NONE;
  return typeof value === 'boolean' ? bool(value) : { type: 'value', value };
}

function* dispatch(node: Expression, scope: Scope): Steps<Value> {
  switch (node.kind) {
    case 'name':
      return yield* valueOfName(node.name, scope);
    case 'literal':
      return literal(node.value);
    case 'sequence': {
      const items: Value[] = [];
      for (const item of node.items) items.push(yield* evaluate(item, scope));
      scope.budget.makeItems(items.length);
      return node.tuple ? tuple(items) : list(items);
    }
    case 'formatted':
      return str(yield* evaluateFormatted(node.parts, scope));
    case 'attribute':
      return yield* evaluateAttribute(node, scope);
    case 'call':
      return yield* evaluateCall(node, scope);
    case 'index':
      return yield* evaluateIndex(node, scope);
    case 'slice':
      return yield* evaluateSlice(node, scope);
    case 'unary':
      return yield* evaluateUnary(node, scope);
    case 'binary':
      return yield* evaluateBinary(node, scope);
    case 'compare':
      return yield* evaluateCompare(node, scope);
    case 'logical': {
      const left = yield* evaluate(node.left, scope);
      return isTrue(left) === (node.operator === 'or') ? left : yield* evaluate(node.right, scope);
    }
    case 'conditional':
      return yield* evaluate(isTrue(yield* evaluate(node.condition, scope)) ? node.whenTrue : node.whenFalse, scope);
    case 'comprehension':
      return list(yield* evaluateComprehension(node, scope));
  }
}

/** The value of an expression. Errors carry the place of the innermost expression that failed. Throws HeapyError. */
export function* evaluate(node: Expression, scope: Scope): Steps<Value> {
  scope.budget.step();
  try {
    scope.budget.enter('part');
    return yield* dispatch(node, scope);
  } catch (error) {
    if (error instanceof HeapyError && error.range === undefined)
      throw new HeapyError(error.code, error.message, node.kind === 'attribute' ? node.nameRange : node.range);
    throw error;
  } finally {
    scope.budget.leave('part');
  }
}
