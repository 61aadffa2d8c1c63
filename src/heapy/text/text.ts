/** The text of a value: what guppy3, or Python, prints for it. */
import { pythonRepr } from '../../base/python-repr.ts';
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import { describeObject } from '../values/identity.ts';
import { handleIn, handleOf } from '../values/handle.ts';
import { kindText, reprOfKind } from '../values/kinds.ts';
import { firstLines } from '../values/lines.ts';
import { firstPage } from '../values/page.ts';
import { pathsText, pathText } from '../values/paths.ts';
import { patternText } from '../values/pattern.ts';
import type { PlainValue, Value } from '../values/value.ts';
import { reprOfScalar } from './plain-text.ts';

/** Lists inside lists that are still printed, and items printed in all: a list may hold one list many times, and so on. */
const MAX_LIST_DEPTH = 50;
const MAX_ITEMS = 1_000_000;

/** How deep a printing is, and how many items it may still print. */
interface Printing {
  readonly depth: number;
  readonly left: { items: number };
}

const whole = (): Printing => ({ depth: 0, left: { items: MAX_ITEMS } });

function* listText(items: readonly Value[], isTuple: boolean, { depth, left }: Printing): Steps<string> {
  if (depth > MAX_LIST_DEPTH) throw new HeapyError('budget', 'lists inside lists are nested too deeply to print');
  left.items -= items.length;
  if (left.items < 0) throw new HeapyError('budget', `more than ${MAX_ITEMS} items to print`);
  const texts: string[] = [];
  for (const item of items) texts.push(yield* inside(item, { depth: depth + 1, left }));
  const comma = isTuple && texts.length === 1 ? ',' : '';
  return isTuple ? `(${texts.join(', ')}${comma})` : `[${texts.join(', ')}]`;
}

function* plainText(value: PlainValue, printing: Printing): Steps<string> {
  const plain = value.value;
  if (typeof plain === 'object' && plain !== null) return yield* listText(plain, value.tuple === true, printing);
  return reprOfScalar(plain);
}

function* inside(value: Value, printing: Printing): Steps<string> {
  const complement = handleIn(value, 'complement');
  if (complement !== undefined) return `~${yield* inside(complement.set, printing)}`;
  const kind = handleIn(value, 'kind');
  if (kind !== undefined) return yield* reprOfKind(kind);
  if (value.type === 'value') return yield* plainText(value, printing);
  if (value.type === 'set' && value.nodes.count === 0) return 'hp.Nothing';
  return yield* textOf(value);
}

/** Python's `repr(value)`: as `textOf`, but texts are quoted. */
export function reprOf(value: Value): Steps<string> {
  return inside(value, whole());
}

/** Python's `str(value)`: what `print` writes. */
export function* textOf(value: Value): Steps<string> {
  switch (value.type) {
    case 'set':
      return value.nodes.count === 0 ? '<Nothing>' : yield* firstPage(value);
    case 'stat':
    case 'diff':
      return yield* firstPage(value);
    case 'object':
      return yield* describeObject(value);
    case 'text':
      return value.text;
    case 'value':
      return typeof value.value === 'string' ? value.value : yield* plainText(value, whole());
    case 'handle': {
      const handle = handleOf(value);
      if (handle.is === 'kind') return yield* kindText(handle);
      if (handle.is === 'paths') return yield* pathsText(handle);
      if (handle.is === 'listing') return yield* firstLines(handle.lines);
      if (handle.is === 'pattern') return yield* patternText(handle);
      if (handle.is === 'path') return pythonRepr(yield* pathText(handle, handle.path, '%s'));
      if (handle.is === 'complement') return `~${yield* textOf(handle.set)}`;
      return handle.is === 'partition' ? yield* firstPage(handle.set) : handle.text;
    }
  }
}
