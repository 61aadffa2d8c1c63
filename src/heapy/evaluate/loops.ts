/** Going over finite things, and comprehensions. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import type { ComprehensionClause, ComprehensionExpression, Target } from '../parse/syntax.ts';
import { nameOfType, withArticle } from '../values/handle.ts';
import { itemsIn, str, stringIn } from '../values/plain.ts';
import { rowOfStat } from '../values/stat.ts';
import type { Value } from '../values/value.ts';
import type { Scope } from './scope.ts';
import { isTrue } from './truth.ts';

/** The items of a finite thing. Sets have none, as in heapy: their rows, parts and objects are asked for by name. */
export function itemsOf(value: Value, scope: Scope): readonly Value[] {
  const items = itemsIn(value);
  if (items !== undefined) return items;
  const text = stringIn(value);
  if (text !== undefined) {
    scope.budget.makeItems(text.length);
    return [...text].map(str);
  }
  if (value.type === 'stat' || value.type === 'diff') {
    scope.budget.makeItems(value.rows.length);
    return value.rows.map((_, i) => rowOfStat(value, i));
  }
  if (value.type === 'set' && value.nodes.count > 0)
    throw new HeapyError(
      'type',
      'iteration over non-sequence: go over x.parts, x.partition.get_rows() or x.stat.get_rows()',
    );
  if (value.type === 'set') return [];
  throw new HeapyError('type', `${withArticle(nameOfType(value))} has no items to go over`);
}

/** Puts a value where a target says. Throws HeapyError when names and values differ in number. */
export function assign(target: Target, value: Value, variables: Map<string, Value>, scope: Scope): void {
  if (target.kind === 'name') {
    variables.set(target.name, value);
    return;
  }
  const items = itemsOf(value, scope);
  if (items.length !== target.items.length)
    throw new HeapyError('value', `${target.items.length} names, but ${items.length} values`, target.range);
  for (const [i, one] of target.items.entries()) assign(one, items[i], variables, scope);
}

function* turns(
  clauses: readonly ComprehensionClause[],
  scope: Scope,
  each: (scope: Scope) => Steps<void>,
): Steps<void> {
  const [clause, ...rest] = clauses;
  if (clause === undefined) {
    yield* each(scope);
    return;
  }
  if (clause.kind === 'if') {
    if (isTrue(yield* scope.evaluate(clause.test, scope))) yield* turns(rest, scope, each);
    return;
  }
  const items = itemsOf(yield* scope.evaluate(clause.source, scope), scope);
  for (const item of items) {
    scope.budget.step();
    const names = new Map<string, Value>();
    assign(clause.target, item, names, scope);
    yield* turns(rest, { ...scope, locals: [...scope.locals, names] }, each);
  }
}

/** The items that a comprehension makes. */
export function* evaluateComprehension(node: ComprehensionExpression, scope: Scope): Steps<readonly Value[]> {
  const result: Value[] = [];
  yield* turns(node.clauses, scope, function* (inner) {
    result.push(yield* inner.evaluate(node.item, inner));
    scope.budget.makeItems(1);
  });
  return result;
}
