/** What a bare name means: a variable, a snapshot, a name of the language. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import { snapshotHandle } from '../values/handle.ts';
import type { Value } from '../values/value.ts';
import { attributeOfValue } from './access.ts';
import { immediately } from './attribute.ts';
import { builtins } from './builtins.ts';
import type { Scope } from './scope.ts';
import { selectedHeap } from './scope.ts';
import { relativeHeap } from './reference.ts';
import { typeValues } from './type-values.ts';
import { didYouMean } from './suggest.ts';

/** A name of the language, with one sentence. */
export interface GlobalName {
  readonly name: string;
  readonly doc: string;
  get(scope: Scope): Steps<Value>;
}

const SELECTED = snapshotHandle(undefined);

const ofSelected = (name: string, doc: string): GlobalName => ({
  name,
  doc,
  get: (scope) => attributeOfValue(SELECTED, name, scope),
});

const own: readonly GlobalName[] = [
  { name: 'hp', doc: 'The selected snapshot, as hpy() is to a process.', get: () => immediately(SELECTED) },
  {
    name: 'h',
    doc: 'hp.heap(): all objects that the roots reach.',
    get: (scope) => relativeHeap(selectedHeap(scope), scope.reference),
  },
  ofSelected('main', 'The module `__main__` of the selected snapshot.'),
  ofSelected('mod', 'A module of the selected snapshot by its name.'),
  ofSelected('at', 'The object of the selected snapshot at an address.'),
];

/** All names of the language, snapshots apart. */
export const globalNames: ReadonlyMap<string, GlobalName> = new Map(
  [...own, ...builtins, ...typeValues(new Set(builtins.map((one) => one.name)))].map((one) => [one.name, one]),
);

/** Names that can be used now: the language's, snapshots, variables. */
export function knownNames(scope: Scope): readonly string[] {
  const locals = scope.locals.flatMap((names) => [...names.keys()]);
  const heaps = scope.series.heaps().map((heap) => heap.name);
  return [...new Set([...locals, ...scope.variables.keys(), ...heaps, ...globalNames.keys()])];
}

/** The value of a name. Throws HeapyError with near names. */
export function* valueOfName(name: string, scope: Scope): Steps<Value> {
  const local = scope.locals.findLast((names) => names.has(name));
  const variable = (local ?? scope.variables).get(name);
  if (variable !== undefined) return variable;
  if (scope.series.heaps().some((heap) => heap.name === name)) return snapshotHandle(name);
  const global = globalNames.get(name);
  if (global !== undefined) return yield* global.get(scope);
  const heaps = scope.series.heaps().map((heap) => heap.name);
  const open = heaps.length === 0 ? 'no snapshot is open' : `open are ${heaps.join(', ')}`;
  const hint = /^s\d+$/.test(name) ? ` (${open})` : didYouMean(name, knownNames(scope));
  throw new HeapyError('name', `name '${name}' is not defined${hint}`);
}
