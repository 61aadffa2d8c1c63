/** Attributes, items, slices and calls. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import type {
  AttributeExpression,
  CallExpression,
  Expression,
  IndexExpression,
  SliceExpression,
} from '../parse/syntax.ts';
import { docOf, docOfAttribute } from '../docs/doc.ts';
import { handleIn, nameOfType, withArticle } from '../values/handle.ts';
import { pageIn } from '../values/page.ts';
import { indexIn, itemsIn, list, str, stringIn, tuple } from '../values/plain.ts';
import { rowCount, rowOfSet, slicedSet, type Positions } from '../values/rows.ts';
import { rowOfStat, slicedStat } from '../values/stat.ts';
import type { Value } from '../values/value.ts';
import { attributeNamed, attributesOf } from './attribute-tables.ts';
import { kindByCall, kindByName } from './kind-calls.ts';
import { attributesOfMembers, itemsOfMembers } from './maprox.ts';
import { attributeOfObject, itemOfObject } from './names.ts';
import { immediately } from './attribute.ts';
import { hasPositions, lengthOfObject, sliceOfObject } from './containers.ts';
import { pathItem } from './path-attributes.ts';
import { patternItem } from './pattern-attributes.ts';
import type { Scope } from './scope.ts';
import { didYouMeanOrList } from './suggest.ts';
import { unbuilt } from './unbuilt.ts';

/** `hp.doc`, `h.doc`, and the attributes of these. */
function helpOf(value: Value, name: string): Value | undefined {
  const doc = handleIn(value, 'doc');
  if (doc !== undefined) return docOfAttribute(doc, name);
  if (name !== 'doc') return undefined;
  if (value.type === 'set') return docOf('h', 'A set of objects.', attributesOf(value));
  if (handleIn(value, 'snapshot') === undefined) return undefined;
  return docOf('hp', 'Top level interface to Heapy.', attributesOf(value));
}

/** `value.name`. Throws HeapyError that names what is near. */
export function* attributeOfValue(value: Value, name: string, scope: Scope): Steps<Value> {
  if (value.type === 'object') return yield* attributeOfObject(value, name);
  const maprox = handleIn(value, 'maprox');
  if (maprox !== undefined) return yield* attributesOfMembers(maprox, name);
  const attribute = attributeNamed(value, name);
  if (attribute !== undefined) return yield* attribute.get(value, scope);
  const row = yield* handleIn(value, 'pattern')?.rowNamed(name) ?? immediately(undefined);
  if (row !== undefined) return row.set;
  const help = helpOf(value, name);
  if (help !== undefined) return help;
  const table = pageIn(value)?.table ?? handleIn(value, 'lines')?.top;
  if (table !== undefined) return yield* attributeOfValue(table, name, scope);
  const kind = kindByName(value, name, scope);
  if (kind !== undefined) return kind;
  const missing = unbuilt(value, name);
  if (missing !== undefined) throw missing;
  const known = handleIn(value, 'doc')?.attributes ?? attributesOf(value);
  const hint = didYouMeanOrList(
    name,
    known.map((one) => one.name),
  );
  throw new HeapyError('attribute', `unknown attribute '${name}' of ${withArticle(nameOfType(value))}${hint}`);
}

export function* evaluateAttribute(node: AttributeExpression, scope: Scope): Steps<Value> {
  return yield* attributeOfValue(yield* scope.evaluate(node.object, scope), node.name, scope);
}

function itemOfList(items: readonly Value[], index: number, what: string): Value {
  const item = items.at(index);
  if (item === undefined || index >= items.length || index < -items.length)
    throw new HeapyError('index', `${what} index out of range: there are ${items.length} items`);
  return item;
}

/** `value[index]`. Throws HeapyError. */
function* itemOfValue(value: Value, index: Value): Steps<Value> {
  const table = pageIn(value)?.table ?? value;
  if (table.type === 'set') return yield* rowOfSet(table, indexIn(index, 'a row number'));
  if (table.type === 'stat' || table.type === 'diff') return rowOfStat(table, indexIn(index, 'a row number'));
  const lines = handleIn(value, 'lines')?.top ?? value;
  const paths = handleIn(lines, 'paths');
  if (paths !== undefined) return yield* pathItem(paths, index);
  const pattern = handleIn(lines, 'pattern');
  if (pattern !== undefined) return yield* patternItem(pattern, index);
  const maprox = handleIn(value, 'maprox');
  if (maprox !== undefined && index.type === 'value') return yield* itemsOfMembers(maprox, index);
  if (value.type === 'object') {
    if (index.type !== 'value') throw new HeapyError('type', 'an item is named by a number or a text');
    return yield* itemOfObject(value, index);
  }
  const items = itemsIn(value);
  if (items !== undefined) return itemOfList(items, indexIn(index, 'a list index'), 'list');
  const text = stringIn(value);
  if (text === undefined) throw new HeapyError('type', `${withArticle(nameOfType(value))} has no items`);
  return itemOfList([...text].map(str), indexIn(index, 'a text index'), 'text');
}

export function* evaluateIndex(node: IndexExpression, scope: Scope): Steps<Value> {
  const value = yield* scope.evaluate(node.object, scope);
  return yield* itemOfValue(value, yield* scope.evaluate(node.index, scope));
}

/** Python's `slice.indices(length)`: bounds clipped to the length. */
export function positions(
  length: number,
  start: number | undefined,
  stop: number | undefined,
  step: number,
): Positions {
  const low = step > 0 ? 0 : -1;
  const high = step > 0 ? length : length - 1;
  const clip = (at: number): number => Math.min(high, Math.max(low, at < 0 ? at + length : at));
  return {
    start: start === undefined ? (step > 0 ? low : high) : clip(start),
    stop: stop === undefined ? (step > 0 ? high : low) : clip(stop),
    step,
  };
}

function* bound(node: Expression | undefined, scope: Scope): Steps<number | undefined> {
  if (node === undefined) return undefined;
  const value = yield* scope.evaluate(node, scope);
  return value.type === 'value' && value.value === null ? undefined : indexIn(value, 'a slice index');
}

const taken = <T>(items: readonly T[], { start, stop, step }: Positions): T[] => {
  const result: T[] = [];
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) result.push(items[i]);
  return result;
};

export function* evaluateSlice(node: SliceExpression, scope: Scope): Steps<Value> {
  const value = yield* scope.evaluate(node.object, scope);
  const start = yield* bound(node.start, scope);
  const stop = yield* bound(node.stop, scope);
  const step = (yield* bound(node.step, scope)) ?? 1;
  if (step === 0) throw new HeapyError('value', 'slice step cannot be zero');
  const table = pageIn(value)?.table ?? value;
  if (table.type === 'set') {
    if (step < 0) throw new HeapyError('value', 'Step must be positive.');
    return yield* slicedSet(table, positions(yield* rowCount(table), start, stop, step));
  }
  if (table.type === 'stat' || table.type === 'diff')
    return slicedStat(table, positions(table.rows.length, start, stop, step));
  if (value.type === 'object' && hasPositions(value)) {
    const where = positions(yield* lengthOfObject(value), start, stop, step);
    scope.budget.makeItems(Math.max(0, Math.ceil((where.stop - where.start) / step)));
    return list(yield* sliceOfObject(value, where));
  }
  const items = itemsIn(value);
  if (items !== undefined) {
    const result = taken(items, positions(items.length, start, stop, step));
    scope.budget.makeItems(result.length);
    return value.type === 'value' && value.tuple === true ? tuple(result) : list(result);
  }
  const text = stringIn(value);
  if (text === undefined) throw new HeapyError('type', `${withArticle(nameOfType(value))} cannot be sliced`);
  const characters = [...text];
  scope.budget.makeItems(characters.length);
  return str(taken(characters, positions(characters.length, start, stop, step)).join(''));
}

export function* evaluateCall(node: CallExpression, scope: Scope): Steps<Value> {
  const callee = yield* scope.evaluate(node.callee, scope);
  const positional: Value[] = [];
  for (const argument of node.positional) positional.push(yield* scope.evaluate(argument, scope));
  const keywords = new Map<string, Value>();
  for (const { name, value, range } of node.keywords) {
    if (keywords.has(name)) throw new HeapyError('syntax', `keyword argument repeated: ${name}`, range);
    keywords.set(name, yield* scope.evaluate(value, scope));
  }
  const handle = handleIn(callee, 'function');
  if (handle !== undefined) return yield* handle.call({ positional, keywords }, scope);
  const relation = handleIn(callee, 'relation');
  if (relation !== undefined) return yield* kindByCall(relation, { positional, keywords }, scope);
  throw new HeapyError('type', `${withArticle(nameOfType(callee))} cannot be called`);
}
