/** `dump(name)` and `load(name)`: the `.hpy` files of a console. Where they go in the end, page and command line know. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import { allPackages, firstPackage } from '../hpy/parse.ts';
import { packageOf } from '../hpy/write.ts';
import { NONE, list, stringIn } from '../values/plain.ts';
import { statOf } from '../values/stat.ts';
import type { DiffValue, SetValue, StatValue, Value } from '../values/value.ts';
import { method, type Attribute } from './attribute.ts';
import type { Scope } from './scope.ts';

/** Characters of all files of one console, and files. */
const MAX_CHARACTERS = 64 * 1024 * 1024;
const MAX_FILES = 100;

/** The files that a console has written, by name. Expressions of links and views have none, and can write none. */
export interface ConsoleFiles {
  readonly writable: boolean;
  readonly texts: Map<string, string>;
}

/** No files, for ever. */
export const noFiles: ConsoleFiles = { writable: false, texts: new Map() };

/** A plain file name: no folders, nothing that a system would take for something else. */
function fileName(value: Value | undefined, where: string): string {
  const name = value === undefined ? undefined : stringIn(value);
  if (name === undefined || !/^[^/\\\0-\x1f:]{1,200}$/.test(name) || /^\.+$/.test(name))
    throw new HeapyError(
      'value',
      `${where} takes the name of a file, as in ${where.slice(0, -2)}('heap.hpy'), without folders`,
    );
  return name;
}

function* dumped(
  value: SetValue | StatValue | DiffValue,
  [fn, mode]: readonly (Value | undefined)[],
  { files, budget }: Scope,
): Steps<Value> {
  const name = fileName(fn, 'dump()');
  const how = mode === undefined ? 'a' : stringIn(mode);
  if (how !== 'a' && how !== 'w')
    throw new HeapyError('value', "dump() appends with mode 'a' and begins anew with 'w'");
  if (!files.writable) throw new HeapyError('value', 'dump() belongs to the console: a link writes no files');
  const text = yield* packageOf(value.type === 'set' ? yield* statOf(value) : value);
  budget.make(text.length);
  const before = how === 'w' ? '' : (files.texts.get(name) ?? '');
  const others = [...files.texts].reduce((sum, [one, { length }]) => sum + (one === name ? 0 : length), 0);
  if (others + before.length + text.length > MAX_CHARACTERS || files.texts.size >= MAX_FILES)
    throw new HeapyError('budget', 'the files of this console are too large');
  files.texts.set(name, before + text);
  return NONE;
}

/** `x.dump(name)`, of sets, stats and differences. */
export const dumpAttribute = <V extends SetValue | StatValue | DiffValue>(): Attribute<V> =>
  method(
    'dump',
    ['fn', 'mode=a'],
    "Appends the rows to a .hpy file, which guppy3 and load() read; mode='w' begins it anew.",
    dumped,
  );

function textOfFile(value: Value | undefined, where: string, { files, series }: Scope): string {
  const name = fileName(value, where);
  const text = files.texts.get(name) ?? series.file?.(name);
  if (text !== undefined) return text;
  const names = [...files.texts.keys()];
  throw new HeapyError(
    'value',
    `there is no file ${JSON.stringify(name)} here; ${names.length === 0 ? 'none was dumped' : `there are ${names.join(', ')}`}`,
  );
}

/** `hp.load(name)` and `hp.loadall(name)`. */
export const loadAttributes: readonly Attribute<Value>[] = [
  method('load', ['fn', 'use_readline=0'], 'The first stat of a .hpy file.', (_, [fn], scope) =>
    firstPackage(textOfFile(fn, 'load()', scope)),
  ),
  method('loadall', ['f'], 'List of all stats of a .hpy file.', function* (_, [f], scope) {
    const stats = yield* allPackages(textOfFile(f, 'loadall()', scope));
    scope.budget.makeItems(stats.length);
    return list(stats);
  }),
];
