/** What texts answer to. */
import { HeapyError } from '../heapy-error.ts';
import { lengthOf, stripEnd, stripStart } from '../text/whitespace.ts';
import { callable, nameOfType } from '../values/handle.ts';
import { bool, indexIn, itemsIn, list, str, stringIn } from '../values/plain.ts';
import type { Value } from '../values/value.ts';
import { attributeTable, immediately, method } from './attribute.ts';
import type { Attribute } from './attribute.ts';
import { fillTemplate } from './template.ts';

const own = (value: Value): string => stringIn(value) ?? '';

function needText(value: Value | undefined, where: string): string {
  const text = value === undefined ? undefined : stringIn(value);
  if (text === undefined)
    throw new HeapyError('type', `${where} takes a text, not ${value === undefined ? 'nothing' : nameOfType(value)}`);
  return text;
}

const simple = (name: string, doc: string, change: (text: string) => string): Attribute<Value> =>
  method(name, [], doc, (value) => immediately(str(change(own(value)))));

/** Widest field made. */
const MAX_WIDTH = 10_000;

function justified(
  name: string,
  doc: string,
  place: (text: string, room: number, fill: string) => string,
): Attribute<Value> {
  return method(name, ['width', 'fill=None'], doc, (value, [width, fill]) => {
    const text = own(value);
    const size = indexIn(width as Value, 'a width');
    if (size > MAX_WIDTH) throw new HeapyError('budget', `a width above ${MAX_WIDTH}`);
    const room = Math.max(0, size - lengthOf(text));
    return immediately(str(place(text, room, fill === undefined ? ' ' : needText(fill, name))));
  });
}

export const textAttributes = attributeTable<Value>([
  {
    name: 'format',
    doc: 'The text with its {…} fields filled.',
    parameters: ['*values'],
    get: (value) =>
      immediately(
        callable('format', ['*values'], function* (given, scope) {
          return str(yield* fillTemplate(own(value), given, scope));
        }),
      ),
  },
  method('join', ['texts'], 'The texts of a list with this one between them.', function* (value, [texts], scope) {
    const parts = texts === undefined ? undefined : itemsIn(texts);
    if (parts === undefined) throw new HeapyError('type', 'join() takes a list of texts');
    const joined = parts.map((part) => needText(part, 'join()')).join(own(value));
    scope.budget.make(joined.length);
    yield 0;
    return str(joined);
  }),
  simple('upper', 'In capitals.', (text) => text.toUpperCase()),
  simple('lower', 'In small letters.', (text) => text.toLowerCase()),
  simple('strip', 'Without white space around it.', (text) => stripStart(stripEnd(text))),
  simple('lstrip', 'Without white space before it.', stripStart),
  simple('rstrip', 'Without white space after it.', stripEnd),
  justified('ljust', 'Filled up on the right.', (text, room, fill) => text + fill.repeat(room)),
  justified('rjust', 'Filled up on the left.', (text, room, fill) => fill.repeat(room) + text),
  method('startswith', ['prefix'], 'Whether it begins so.', (value, [prefix]) =>
    immediately(bool(own(value).startsWith(needText(prefix, 'startswith()')))),
  ),
  method('endswith', ['suffix'], 'Whether it ends so.', (value, [suffix]) =>
    immediately(bool(own(value).endsWith(needText(suffix, 'endswith()')))),
  ),
  method('replace', ['old', 'new'], 'With one part replaced by another.', function* (value, [old, new_], scope) {
    const replaced = own(value).replaceAll(
      needText(old, 'replace()'),
      needText(new_, 'replace()').replaceAll('$', '$$$$'),
    );
    scope.budget.make(replaced.length);
    yield 0;
    return str(replaced);
  }),
  method('splitlines', [], 'List of its lines.', (value, _, scope) => {
    const lines = own(value).split(/\r\n|\r|\n/);
    if (lines.at(-1) === '') lines.pop();
    scope.budget.makeItems(lines.length);
    return immediately(list(lines.map(str)));
  }),
]);
