/** Completion: the names that can stand where the cursor is. */
import { runToEnd } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import type { Completion } from '../heapy.ts';
import { parseExpression } from '../parse/parse.ts';
import type { Expression } from '../parse/syntax.ts';
import type { Value } from '../values/value.ts';
import { pageIn } from '../values/page.ts';
import { relationHandle, snapshotHandle } from '../values/handle.ts';
import { kindHandle } from '../values/kinds.ts';
import { ANYTHING } from '../kinds/kind.ts';
import { relationByName } from '../../analysis/relations/index.ts';
import { setValue } from '../values/set.ts';
import { emptySet } from '../../heap/node-set.ts';
import { attributesOf } from './attribute-tables.ts';
import { evaluate } from './expressions.ts';
import { globalNames } from './global-names.ts';
import { attributeNames } from './names.ts';
import type { Scope } from './scope.ts';
import { selectedHeap } from './scope.ts';

/** Suggestions given at most. */
const MAX_SUGGESTIONS = 200;
/** Characters before the cursor that are looked at. */
const MAX_LOOK_BACK = 4096;

/** Start of the chain of names, calls and brackets that ends at `end`. */
function chainStart(source: string, end: number): number {
  const closers: string[] = [];
  let at = end;
  for (; at > 0 && end - at < MAX_LOOK_BACK; at--) {
    const c = source[at - 1];
    if (c === ')' || c === ']') closers.push(c);
    else if (c === '(' || c === '[') {
      if (closers.pop() === undefined) break;
    } else if (closers.length === 0 && !/[\w.]/.test(c)) break;
  }
  return at;
}

/** A value of the type that an expression would have, without computing it: enough to know its attributes. */
function sample(node: Expression, scope: Scope): Value | undefined {
  switch (node.kind) {
    case 'name':
      return sampleOfName(node.name, scope);
    case 'attribute': {
      const object = sample(node.object, scope);
      if (object?.type === 'object') return runToEnd(evaluate(node, scope));
      if (object?.type === 'set') return sampleOfSet(object, node.name);
      if (object?.type === 'handle' && (node.name === 'Anything' || node.name === 'dictof')) return KIND;
      const relation = object === undefined ? undefined : relationByName(node.name);
      if (relation !== undefined) return relationHandle(relation);
      return object?.type === 'handle' && node.name === 'main' ? runToEnd(evaluate(node, scope)) : undefined;
    }
    case 'call':
      return sampleOfCall(node.callee, scope);
    case 'index':
    case 'slice': {
      const object = sample(node.object, scope);
      return object?.type === 'object' ? runToEnd(evaluate(node, scope)) : object;
    }
    case 'binary':
      return sample(node.left, scope);
    default:
      return undefined;
  }
}

const SETS: ReadonlySet<string> = new Set(['heap', 'iso', 'idset', 'by']);

const KIND = kindHandle(ANYTHING);

/** What a set answers with under a name, where the type is known beforehand. */
function sampleOfSet(set: Value, name: string): Value | undefined {
  if (name === 'stat') return statSample();
  if (name === 'kind' || name === 'dictof') return KIND;
  return /^by|^refer|^dominos$|^imdom$|^owners$/.test(name) ? set : undefined;
}

const setSample = (scope: Scope): Value => {
  const of = selectedHeap(scope);
  return setValue(of, emptySet(of.heap.graph.nodeCount));
};

const statSample = (): Value => ({
  type: 'stat',
  format: 'SetFormat',
  header: '',
  kindName: '',
  count: 0,
  size: 0,
  rows: [],
  timeMade: 0,
});

function sampleOfName(name: string, scope: Scope): Value | undefined {
  const variable = scope.variables.get(name);
  if (variable !== undefined) return variable;
  if (name === 'h') return setSample(scope);
  if (name === 'hp') return snapshotHandle(undefined);
  if (name === 'main') return runToEnd(evaluate({ kind: 'name', name, range: { from: 0, to: 0 } }, scope));
  return scope.series.heaps().some((heap) => heap.name === name) ? snapshotHandle(name) : undefined;
}

function sampleOfCall(callee: Expression, scope: Scope): Value | undefined {
  if (callee.kind === 'name') return callee.name === 'hpy' ? snapshotHandle(undefined) : undefined;
  if (callee.kind !== 'attribute') return undefined;
  if (SETS.has(callee.name)) return setSample(scope);
  if (callee.name === 'alt' || relationByName(callee.name) !== undefined) return KIND;
  return callee.name === 'load' || callee.name === 'heapu' || callee.name === 'diff' ? statSample() : undefined;
}

function afterDot(source: string, dot: number, scope: Scope): readonly (readonly [name: string, detail: string])[] {
  const chain = source.slice(chainStart(source, dot), dot);
  let value: Value | undefined;
  try {
    value = sample(parseExpression(chain), scope);
  } catch (error) {
    if (!(error instanceof HeapyError)) throw error;
    return [];
  }
  if (value === undefined) return [];
  if (value.type === 'object')
    return [...attributeNames(value)].sort().map((name) => [name, 'in the program'] as const);
  return attributesOf(pageIn(value)?.table ?? value).map(
    ({ name, doc, parameters }) =>
      [name, parameters === undefined ? doc : `(${parameters.join(', ')}) ${doc}`] as const,
  );
}

function bareNames(scope: Scope): readonly (readonly [name: string, detail: string])[] {
  const heaps = scope.series.heaps();
  return [
    ...[...scope.variables.keys()].map((name) => [name, 'variable'] as const),
    ...heaps.map((heap) => [heap.name, heap.facts.program ?? 'snapshot'] as const),
    ...[...globalNames.values()].map(({ name, doc }) => [name, doc] as const),
  ];
}

/** The names that fit what stands before the cursor; none inside a string or comment. Computes nothing that takes long. */
export function complete(source: string, position: number, scope: Scope): readonly Completion[] {
  const before = source.slice(0, position);
  const word = /[A-Za-z_]\w*$/.exec(before)?.[0] ?? '';
  const start = before.length - word.length;
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (/#/.test(line) || (line.match(/'/g)?.length ?? 0) % 2 === 1 || (line.match(/"/g)?.length ?? 0) % 2 === 1)
    return [];
  const isAttribute = before[start - 1] === '.';
  if (!isAttribute && word === '' && before !== '' && /[\w)\]]\s*$/.test(before)) return [];
  const names = isAttribute ? afterDot(before, start - 1, scope) : bareNames(scope);
  return names
    .filter(([name]) => name.startsWith(word) && name !== word)
    .slice(0, MAX_SUGGESTIONS)
    .map(([text, detail]) => ({ text, detail, replaces: word.length }));
}
