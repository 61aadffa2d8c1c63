/** Statements: what they do to the console's variables, and the value they leave. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import type { ForStatement, IfStatement, ImportStatement, Statement } from '../parse/syntax.ts';
import type { PackageHandle } from '../values/handle.ts';
import { NONE } from '../values/plain.ts';
import type { Value } from '../values/value.ts';
import { definedFunction } from './functions.ts';
import { valueOfName } from './global-names.ts';
import { evaluate } from './expressions.ts';
import { assign, itemsOf } from './loops.ts';
import { binaryOperation } from './operators.ts';
import type { Scope } from './scope.ts';
import { isTrue } from './truth.ts';

const GUPPY: PackageHandle = { type: 'handle', is: 'package', text: "<package 'guppy'>" };

/** `from guppy import hpy` and `import guppy`, as a tutorial's listing begins; nothing is loaded. */
function importNames({ module, names, range }: ImportStatement, scope: Scope): void {
  if (module !== 'guppy')
    throw new HeapyError('live-only', `there is no module '${module}' here: only guppy's hpy can be imported`, range);
  if (names === undefined) scope.assigned.set('guppy', GUPPY);
  for (const name of names ?? [])
    if (name !== 'hpy') throw new HeapyError('name', `cannot import '${name}' from guppy; there is hpy`, range);
}

/** Runs a block; what a `return` in it gave, `undefined` when it came to its end. */
function* runAll(body: readonly Statement[], scope: Scope): Steps<Value | undefined> {
  for (const statement of body) {
    const returned = yield* run(statement, scope);
    if (returned !== undefined) return returned;
  }
  return undefined;
}

function* runFor(node: ForStatement, scope: Scope): Steps<Value | undefined> {
  for (const item of itemsOf(yield* evaluate(node.source, scope), scope)) {
    scope.budget.step();
    assign(node.target, item, scope.assigned, scope);
    const returned = yield* runAll(node.body, scope);
    if (returned !== undefined) return returned;
  }
  return undefined;
}

function* runIf({ branches, otherwise }: IfStatement, scope: Scope): Steps<Value | undefined> {
  for (const { test, body } of branches) if (isTrue(yield* evaluate(test, scope))) return yield* runAll(body, scope);
  return yield* runAll(otherwise, scope);
}

/** Runs one statement; what a `return` in it gave. */
function* run(statement: Statement, scope: Scope): Steps<Value | undefined> {
  scope.budget.step();
  switch (statement.kind) {
    case 'expression':
      yield* evaluate(statement.value, scope);
      return undefined;
    case 'assign': {
      const value = yield* evaluate(statement.value, scope);
      for (const target of statement.targets) assign(target, value, scope.assigned, scope);
      return undefined;
    }
    case 'update': {
      const before = yield* valueOfName(statement.name, scope);
      const operand = yield* evaluate(statement.value, scope);
      scope.assigned.set(statement.name, yield* binaryOperation(statement.operator, before, operand, scope));
      return undefined;
    }
    case 'delete':
      for (const { name, range } of statement.names)
        if (!scope.assigned.delete(name)) throw new HeapyError('name', `there is no variable '${name}'`, range);
      return undefined;
    case 'import':
      importNames(statement, scope);
      return undefined;
    case 'for':
      return yield* runFor(statement, scope);
    case 'if':
      return yield* runIf(statement, scope);
    case 'define':
      scope.assigned.set(statement.name, yield* definedFunction(statement, scope, runAll));
      return undefined;
    case 'return':
      return statement.value === undefined ? NONE : yield* evaluate(statement.value, scope);
    case 'pass':
      return undefined;
  }
}

/** Runs one statement. Its value, when it is an expression. Throws HeapyError. */
export function* execute(statement: Statement, scope: Scope): Steps<Value | undefined> {
  if (statement.kind !== 'expression') {
    yield* run(statement, scope);
    return undefined;
  }
  scope.budget.step();
  return yield* evaluate(statement.value, scope);
}
