/** Statements: what they do to the console's variables, and the value they leave. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import type { ImportStatement, Statement } from '../parse/syntax.ts';
import type { PackageHandle } from '../values/handle.ts';
import type { Value } from '../values/value.ts';
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
  if (names === undefined) scope.variables.set('guppy', GUPPY);
  for (const name of names ?? [])
    if (name !== 'hpy') throw new HeapyError('name', `cannot import '${name}' from guppy; there is hpy`, range);
}

function* runAll(body: readonly Statement[], scope: Scope): Steps<void> {
  for (const statement of body) yield* execute(statement, scope);
}

/** Runs one statement. Its value, when it is an expression. Throws HeapyError. */
export function* execute(statement: Statement, scope: Scope): Steps<Value | undefined> {
  scope.budget.step();
  switch (statement.kind) {
    case 'expression':
      return yield* evaluate(statement.value, scope);
    case 'assign': {
      const value = yield* evaluate(statement.value, scope);
      for (const target of statement.targets) assign(target, value, scope.variables, scope);
      return undefined;
    }
    case 'update': {
      const before = yield* valueOfName(statement.name, scope);
      const operand = yield* evaluate(statement.value, scope);
      scope.variables.set(statement.name, yield* binaryOperation(statement.operator, before, operand, scope));
      return undefined;
    }
    case 'delete':
      for (const { name, range } of statement.names)
        if (!scope.variables.delete(name)) throw new HeapyError('name', `there is no variable '${name}'`, range);
      return undefined;
    case 'import':
      importNames(statement, scope);
      return undefined;
    case 'for': {
      for (const item of itemsOf(yield* evaluate(statement.source, scope), scope)) {
        scope.budget.step();
        assign(statement.target, item, scope.variables, scope);
        yield* runAll(statement.body, scope);
      }
      return undefined;
    }
    case 'if': {
      for (const { test, body } of statement.branches) {
        if (!isTrue(yield* evaluate(test, scope))) continue;
        yield* runAll(body, scope);
        return undefined;
      }
      yield* runAll(statement.otherwise, scope);
      return undefined;
    }
    case 'pass':
      return undefined;
  }
}
