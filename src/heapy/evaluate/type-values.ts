/** Names of Python's types that are no functions of the language: `x & dict`, `hp.Type(tuple)`. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import { callable } from '../values/handle.ts';
import { indexIn, int, list } from '../values/plain.ts';
import type { Value } from '../values/value.ts';
import { TYPE_NAMES } from './as-kind.ts';
import { immediately } from './attribute.ts';
import type { GlobalName } from './global-names.ts';
import type { Scope } from './scope.ts';

/** Longest `bytearray(n)` made. */
const MAX_BYTES = 100_000;

function bytes(given: readonly Value[], scope: Scope): Value {
  const length = given.length === 0 ? 0 : indexIn(given[0], 'the length of a bytearray');
  if (length < 0 || length > MAX_BYTES)
    throw new HeapyError('budget', `a bytearray of ${length} bytes; the limit is ${MAX_BYTES}`);
  scope.budget.makeItems(length);
  return list(Array.from({ length }, () => int(0)));
}

function typeName(name: string): GlobalName {
  const call = (given: { readonly positional: readonly Value[] }, scope: Scope): Steps<Value> => {
    if (name === 'bytearray') return immediately(bytes(given.positional, scope));
    throw new HeapyError('type', `'${name}' names a kind here, as in h & ${name}; it makes no objects`);
  };
  const value = callable(name, ['*values'], call);
  return { name, doc: `Python's type ${name}: a kind, as in h & ${name}.`, get: () => immediately(value) };
}

/** The names that `taken` does not have. */
export function typeValues(taken: ReadonlySet<string>): readonly GlobalName[] {
  return [...TYPE_NAMES].filter((name) => !taken.has(name)).map(typeName);
}
