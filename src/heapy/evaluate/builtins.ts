/** Python's functions that the language has. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import { reprOf, textOf } from '../text/text.ts';
import { lengthOf } from '../text/whitespace.ts';
import { callable, handleIn, nameOfType, snapshotHandle, withArticle } from '../values/handle.ts';
import type { Arguments } from '../values/handle.ts';
import { NONE, bool, float, indexIn, int, itemsIn, list, numberIn, str, stringIn, tuple } from '../values/plain.ts';
import { pageIn } from '../values/page.ts';
import { rowCount } from '../values/rows.ts';
import type { Value } from '../values/value.ts';
import { bind, onlyPositional } from './arguments.ts';
import { immediately } from './attribute.ts';
import { lengthOfObject } from './containers.ts';
import type { GlobalName } from './global-names.ts';
import { itemsOf } from './loops.ts';
import { binaryOperation, compare } from './operators.ts';
import { roundNumber, toFloat, toInteger } from './conversions.ts';
import type { Scope } from './scope.ts';
import { isTrue } from './truth.ts';

type Call = (given: readonly (Value | undefined)[], scope: Scope) => Steps<Value>;

function builtin(name: string, parameters: readonly string[], doc: string, call: Call): GlobalName {
  const get = (): Steps<Value> =>
    immediately(callable(name, parameters, (given, scope) => call(bind(name, parameters, given), scope)));
  return { name, doc, get };
}

function freeform(name: string, doc: string, call: (given: Arguments, scope: Scope) => Steps<Value>): GlobalName {
  return {
    name,
    doc,
    get: () => immediately(callable(name, ['*values'], call)),
  };
}

function optionalText(value: Value | undefined, fallback: string, what: string): string {
  if (value === undefined || (value.type === 'value' && value.value === null)) return fallback;
  const text = stringIn(value);
  if (text === undefined) throw new HeapyError('type', `${what} must be None or a text, not ${nameOfType(value)}`);
  return text;
}

function* print({ positional, keywords }: Arguments, scope: Scope): Steps<Value> {
  for (const name of keywords.keys())
    if (name !== 'sep' && name !== 'end')
      throw new HeapyError('type', `print() has no argument '${name}'; it has sep and end`);
  const texts: string[] = [];
  for (const value of positional) texts.push(yield* textOf(value));
  const line =
    texts.join(optionalText(keywords.get('sep'), ' ', 'sep')) + optionalText(keywords.get('end'), '\n', 'end');
  scope.budget.make(line.length);
  scope.write(line);
  return NONE;
}

function* lengthOfValue(value: Value): Steps<Value> {
  const table = pageIn(value)?.table ?? value;
  if (table.type === 'set' || table.type === 'stat' || table.type === 'diff') return int(yield* rowCount(table));
  const pattern = handleIn(value, 'pattern');
  if (pattern !== undefined) return int(yield* pattern.length());
  const path = handleIn(value, 'path');
  if (path !== undefined) return int(path.path.edges.length);
  if (value.type === 'object') return int(yield* lengthOfObject(value));
  const length =
    itemsIn(value)?.length ?? (stringIn(value) === undefined ? undefined : lengthOf(stringIn(value) ?? ''));
  if (length === undefined) throw new HeapyError('type', `${withArticle(nameOfType(value))} has no len()`);
  return int(length);
}

/** `min` and `max`: of the values given, or of the one list. */
function* extreme(name: 'min' | 'max', { positional, keywords }: Arguments, scope: Scope): Steps<Value> {
  const [keyword] = keywords.keys();
  if (keyword !== undefined) throw new HeapyError('type', `${name}() has no argument '${keyword}' in this language`);
  const items = positional.length === 1 ? itemsOf(positional[0], scope) : positional;
  const [first, ...rest] = items;
  if (first === undefined) throw new HeapyError('value', `${name}() of nothing`);
  let best = first;
  for (const item of rest) {
    scope.budget.step();
    if (yield* compare(name === 'min' ? '<' : '>', item, best, scope)) best = item;
  }
  return best;
}

/** A merge sort: stable, and each comparison is a step. */
function* sortedItems(items: readonly Value[], scope: Scope): Steps<readonly Value[]> {
  if (items.length < 2) return items;
  const middle = items.length >> 1;
  const left = yield* sortedItems(items.slice(0, middle), scope);
  const right = yield* sortedItems(items.slice(middle), scope);
  const result: Value[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    scope.budget.step();
    result.push((yield* compare('<', right[j], left[i], scope)) ? right[j++] : left[i++]);
  }
  return [...result, ...left.slice(i), ...right.slice(j)];
}

/** Longest range that is made. */
const MAX_RANGE = 100_000;

function rangeOf(positional: readonly Value[], scope: Scope): Value {
  if (positional.length < 1 || positional.length > 3)
    throw new HeapyError('type', `range() takes 1 to 3 arguments, ${positional.length} were given`);
  const numbers = positional.map((value) => indexIn(value, 'an argument of range()'));
  const [start, stop] = numbers.length === 1 ? [0, numbers[0]] : numbers;
  const step = numbers.at(2) ?? 1;
  if (step === 0) throw new HeapyError('value', 'range() arg 3 must not be zero');
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (length > MAX_RANGE)
    throw new HeapyError(
      'budget',
      `a range of ${length} numbers; the limit is ${MAX_RANGE} (objects of the program have names: main.x)`,
    );
  scope.budget.makeItems(length);
  return list(Array.from({ length }, (_, i) => int(start + i * step)));
}

function absolute(value: Value): Value {
  const number = numberIn(value);
  if (number === undefined) throw new HeapyError('type', `abs() needs a number, not ${withArticle(nameOfType(value))}`);
  if (typeof number === 'bigint') return int(number < 0n ? -number : number);
  return float(Math.abs(number));
}

const known = (value: Value | undefined): Value => value ?? NONE;

/** The functions, in the order of help. */
export const builtins: readonly GlobalName[] = [
  builtin('hpy', [], 'The selected snapshot.', () => immediately(snapshotHandle(undefined))),
  freeform('print', 'Writes values, with sep between them and end behind.', print),
  builtin(
    'len',
    ['value'],
    'Number of rows of a table, of items of a list or of an object of the program, of characters of a text.',
    ([value]) => lengthOfValue(known(value)),
  ),
  builtin('sum', ['values', 'start=0'], 'The sum of numbers.', function* ([values, start], scope) {
    let total = start ?? int(0);
    for (const item of itemsOf(known(values), scope)) {
      scope.budget.step();
      total = yield* binaryOperation('+', total, item, scope);
    }
    return total;
  }),
  freeform('min', 'The smallest of the values, or of a list.', (given, scope) => extreme('min', given, scope)),
  freeform('max', 'The largest of the values, or of a list.', (given, scope) => extreme('max', given, scope)),
  builtin('sorted', ['values', 'reverse=False'], 'A list in rising order.', function* ([values, reverse], scope) {
    const items = itemsOf(known(values), scope);
    scope.budget.makeItems(items.length);
    const falls = reverse !== undefined && isTrue(reverse);
    // Reversed before and after: equal items keep their order.
    const result = yield* sortedItems(falls ? [...items].reverse() : items, scope);
    return list(falls ? [...result].reverse() : result);
  }),
  freeform('range', 'List of the numbers from start (0) to stop, without it.', (given, scope) =>
    immediately(rangeOf(onlyPositional('range', given), scope)),
  ),
  builtin(
    'enumerate',
    ['values', 'start=0'],
    'List of pairs of position and item.',
    function* ([values, start], scope) {
      const first = start === undefined ? 0 : indexIn(start, 'start');
      const items = itemsOf(known(values), scope);
      scope.budget.makeItems(items.length * 2);
      yield 0;
      return list(items.map((item, i) => tuple([int(first + i), item])));
    },
  ),
  builtin('list', ['values'], 'The items as a list.', ([values], scope) => {
    const items = itemsOf(known(values), scope);
    scope.budget.makeItems(items.length);
    return immediately(list(items));
  }),
  builtin('round', ['number', 'digits=None'], 'Rounded to so many decimals, halves to even.', ([number, digits]) =>
    immediately(roundNumber(known(number), digits)),
  ),
  builtin('abs', ['number'], 'Without its sign.', ([number]) => immediately(absolute(known(number)))),
  builtin('int', ['value'], 'As a whole number.', ([value]) => immediately(toInteger(known(value)))),
  builtin('float', ['value'], 'As a number with decimals.', ([value]) => immediately(toFloat(known(value)))),
  builtin('bool', ['value'], 'Whether it is true: not 0, not empty.', ([value]) =>
    immediately(bool(isTrue(known(value)))),
  ),
  builtin('str', ['value'], 'The text that print writes.', function* ([value], scope) {
    const text = yield* textOf(known(value));
    scope.budget.make(text.length);
    return str(text);
  }),
  builtin('repr', ['value'], 'The text with which Python shows it.', function* ([value], scope) {
    const text = yield* reprOf(known(value));
    scope.budget.make(text.length);
    return str(text);
  }),
];
