/** One console: its variables, and the running of what is typed into it. */
import type { Steps } from '../base/steps.ts';
import { createBudget } from './evaluate/budget.ts';
import { complete } from './evaluate/complete.ts';
import { noFiles, type ConsoleFiles } from './evaluate/files.ts';
import { evaluate } from './evaluate/expressions.ts';
import { neverFalling } from './evaluate/progress.ts';
import type { Scope } from './evaluate/scope.ts';
import { absolute, forgetReference, type ReferencePoint } from './evaluate/reference.ts';
import { execute } from './evaluate/statements.ts';
import { writtenOut } from './evaluate/written-out.ts';
import { HeapyError } from './heapy-error.ts';
import type { Interpreter, Series, StatementResult } from './heapy.ts';
import { parseExpression, parseStatements } from './parse/parse.ts';
import type { Statement } from './parse/syntax.ts';
import { kindsOfFindex } from './kinds/findex.ts';
import { setsIn } from './kinds/kind.ts';
import { pageIn } from './values/page.ts';
import { itemsIn } from './values/plain.ts';
import { handleOf } from './values/handle.ts';
import type { Value } from './values/value.ts';

/** Whether a value holds something of the snapshot `name`. Lists may share parts: each is looked at once. */
function belongsTo(value: Value, name: string): boolean {
  const seen = new Set<Value>([value]);
  for (const one of seen) {
    if (one.type === 'set' || one.type === 'object') {
      if (one.of.name === name) return true;
    } else if (one.type === 'text') {
      const page = pageIn(one);
      if (page !== undefined) seen.add(page.table);
    } else if (one.type === 'value') for (const item of itemsIn(one) ?? []) seen.add(item);
    else if (one.type === 'handle') {
      const handle = handleOf(one);
      if (handle.is === 'snapshot' && handle.name === name) return true;
      if ('of' in handle && handle.of.name === name) return true;
      if (handle.is === 'lines') seen.add(handle.top);
      if (handle.is === 'function') for (const held of handle.held?.() ?? []) seen.add(held);
      if (handle.is === 'relation')
        for (const kind of kindsOfFindex(handle.relation) ?? []) for (const set of setsIn(kind)) seen.add(set);
      if (handle.is === 'kind') for (const set of setsIn(handle.kind)) seen.add(set);
      if ('set' in handle && handle.set !== undefined) seen.add(handle.set);
    }
  }
  return false;
}

function* runStatement(statement: Statement, source: string, outer: Scope): Steps<StatementResult> {
  let printed = '';
  const scope: Scope = { ...outer, write: (text) => (printed += text) };
  const text = source.slice(statement.range.from, statement.range.to).trimEnd();
  const written = writtenOut(statement, source, outer.reference.current, (name) => outer.variables.has(name));
  try {
    const value = yield* execute(statement, scope);
    const isNone = value?.type === 'value' && value.value === null;
    return { source: text, written, printed, value: isNone ? undefined : value, error: undefined };
  } catch (error) {
    if (!(error instanceof HeapyError)) throw error;
    return { source: text, written, printed, value: undefined, error };
  }
}

function* runSource(source: string, scope: Scope): Steps<readonly StatementResult[]> {
  let statements: readonly Statement[];
  try {
    statements = parseStatements(source);
  } catch (error) {
    if (!(error instanceof HeapyError)) throw error;
    return [{ source, written: undefined, printed: '', value: undefined, error }];
  }
  const results: StatementResult[] = [];
  for (const statement of statements) {
    const result = yield* runStatement(statement, source, scope);
    results.push(result);
    if (result.error !== undefined) break;
  }
  return results;
}

/** An interpreter over a series. Several may share one; each has variables of its own. */
export function createInterpreter(series: Series): Interpreter {
  const variables = new Map<string, Value>();
  const reference: ReferencePoint = { settable: true, current: undefined };
  const files: ConsoleFiles = { writable: true, texts: new Map() };
  const scope = (isConsole: boolean): Scope => ({
    series,
    reference: isConsole ? reference : absolute,
    files: isConsole ? files : { ...noFiles, texts: files.texts },
    variables,
    assigned: variables,
    locals: [],
    budget: createBudget(),
    evaluate,
    write: () => undefined,
  });
  return {
    evaluate: (source) =>
      neverFalling(
        (function* () {
          return yield* evaluate(parseExpression(source), scope(false));
        })(),
      ),
    run: (source) => neverFalling(runSource(source, scope(true))),
    complete: (source, position) => complete(source, position, scope(true)),
    files: () => files.texts,
    forget: (name) => {
      forgetReference(reference, name);
      for (const [variable, value] of variables) if (belongsTo(value, name)) variables.delete(variable);
    },
  };
}
