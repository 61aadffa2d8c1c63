/** Matching what a call gives with what a function takes. */
import { HeapyError } from '../heapy-error.ts';
import type { Arguments } from '../values/handle.ts';
import type { Value } from '../values/value.ts';
import { didYouMean } from './suggest.ts';

/** Parameter names of a signature such as `['er', 'key=None']`. */
const nameOf = (parameter: string): string => parameter.split('=')[0];

/**
 * The values given, by parameter; `undefined` where an optional one (`name=default`) was left out.
 * Throws HeapyError on missing, surplus, repeated or unknown ones.
 */
export function bind(name: string, parameters: readonly string[], given: Arguments): readonly (Value | undefined)[] {
  const { positional, keywords } = given;
  if (positional.length > parameters.length)
    throw new HeapyError('type', `${name}() takes ${parameters.length} arguments, ${positional.length} were given`);
  const names = parameters.map(nameOf);
  for (const keyword of keywords.keys()) {
    const at = names.indexOf(keyword);
    if (at < 0) throw new HeapyError('type', `${name}() has no argument '${keyword}'${didYouMean(keyword, names)}`);
    if (at < positional.length) throw new HeapyError('type', `${name}() got two values for '${keyword}'`);
  }
  return parameters.map((parameter, i) => {
    const value = i < positional.length ? positional[i] : keywords.get(names[i]);
    if (value === undefined && !parameter.includes('='))
      throw new HeapyError('type', `${name}() misses its argument '${names[i]}'`);
    return value;
  });
}

/** For functions that take any number of values and no keywords. */
export function onlyPositional(name: string, { positional, keywords }: Arguments): readonly Value[] {
  const [keyword] = keywords.keys();
  if (keyword !== undefined) throw new HeapyError('type', `${name}() has no argument '${keyword}'`);
  return positional;
}
