/** Functions that a listing defines: `def human(n): …`. */
import type { Steps } from '../../base/steps.ts';
import type { DefineStatement, Statement } from '../parse/syntax.ts';
import { callable } from '../values/handle.ts';
import type { FunctionHandle } from '../values/handle.ts';
import { NONE } from '../values/plain.ts';
import type { Value } from '../values/value.ts';
import { bind } from './arguments.ts';
import type { Scope } from './scope.ts';

/** Runs a body; what it returned, `undefined` when it came to its end. */
type RunBody = (body: readonly Statement[], scope: Scope) => Steps<Value | undefined>;

/**
 * The function of a definition. As in Python, defaults are evaluated now, and what it assigns is its own; names of the functions
 * around it and of the console are seen as they are when it is called. The caller pays for it.
 */
export function* definedFunction(node: DefineStatement, outer: Scope, run: RunBody): Steps<FunctionHandle> {
  const defaults = new Map<string, Value>();
  for (const { name, initial } of node.parameters)
    if (initial !== undefined) defaults.set(name, yield* outer.evaluate(initial, outer));
  const parameters = node.parameters.map(({ name }) => (defaults.has(name) ? `${name}=…` : name));
  const called = callable(node.name, parameters, function* (given, caller) {
    const values = bind(node.name, parameters, given);
    const own = new Map<string, Value>();
    for (const [i, { name }] of node.parameters.entries()) own.set(name, values[i] ?? defaults.get(name) ?? NONE);
    caller.budget.step();
    try {
      caller.budget.enter('call');
      return (yield* run(node.body, { ...caller, assigned: own, locals: [...outer.locals, own] })) ?? NONE;
    } finally {
      caller.budget.leave('call');
    }
  });
  const held = (): Iterable<Value> => [...defaults.values(), ...outer.locals.flatMap((names) => [...names.values()])];
  return { ...called, held };
}
