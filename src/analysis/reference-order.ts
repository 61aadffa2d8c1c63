/** The order in which heapy lists the references of one object on its paths (guppy3: `RelationBase.__lt__`). */
import { compareCodePoints } from '../base/code-points.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import { NO_LABEL, type HeapGraph, type NodeIndex, type StringIndex } from '../heap/graph.ts';
import { nodeRepr } from './node-repr.ts';

/** What a key is sorted by: the address of its type, then its value where the type has an order, then its own address. */
interface KeyOrder {
  readonly type: number; // 0 = unknown
  readonly display: string;
  readonly value: number | bigint | string | undefined;
  readonly id: number;
}

/** Heapy's number of a kind of reference: keys of all sorts are of one kind, references without a known relation come first. */
export function relationCode(g: HeapGraph, e: number): number {
  const kind = g.edgeKind[e];
  if (g.edgeLabel[e] === NO_LABEL || kind === EdgeKind.weak || kind === EdgeKind.unknown) return -1;
  return kind === EdgeKind.index || kind === EdgeKind.namedItem ? EdgeKind.item : kind;
}

/**
 * Compares references of one object: by kind, then by key or name, then by the address of the target. Keys are read once and
 * remembered: a comparison is for one sort.
 */
export function compareReferences(g: HeapGraph): (a: number, b: number) => number {
  const typeIds = new Map<string, number>();
  for (const { display, id } of g.types) if (!typeIds.has(display)) typeIds.set(display, id);
  const kept = new Map<number, KeyOrder>();
  const keyOf = (e: number): KeyOrder => {
    const known = kept.get(e);
    if (known !== undefined) return known;
    const key = readKey(g, typeIds, e);
    kept.set(e, key);
    return key;
  };
  return (a, b) => {
    const code = relationCode(g, a);
    if (code !== relationCode(g, b)) return code - relationCode(g, b);
    return compareLabels(g, code, keyOf, a, b) || targetId(g, a) - targetId(g, b) || a - b;
  };
}

const targetId = (g: HeapGraph, e: number): number => g.node.id[g.edgeTarget[e]];

function compareLabels(g: HeapGraph, code: number, keyOf: (e: number) => KeyOrder, a: number, b: number): number {
  const { edgeKind, edgeLabel } = g;
  if (edgeLabel[a] === edgeLabel[b] && edgeKind[a] === edgeKind[b]) return 0;
  switch (code) {
    case EdgeKind.attribute:
    case EdgeKind.internal:
    case EdgeKind.local:
    case EdgeKind.cell:
    case EdgeKind.custom:
      return compareCodePoints(stringOf(g, a), stringOf(g, b));
    case EdgeKind.item:
      if (edgeKind[a] === EdgeKind.index && edgeKind[b] === EdgeKind.index) return edgeLabel[a] - edgeLabel[b];
      return compareKeys(keyOf(a), keyOf(b));
    default:
      return code < 0 ? 0 : edgeLabel[a] - edgeLabel[b];
  }
}

const stringOf = (g: HeapGraph, e: number): string => g.strings.get(g.edgeLabel[e] as StringIndex);

function compareKeys(a: KeyOrder, b: KeyOrder): number {
  if (a.display !== b.display || a.type !== b.type) {
    const isKnown = a.type !== 0 && b.type !== 0;
    return (isKnown ? a.type - b.type : 0) || compareCodePoints(a.display, b.display) || a.type - b.type;
  }
  const [x, y] = [a.value, b.value];
  if (typeof x === 'string' && typeof y === 'string') return compareCodePoints(x, y);
  if (x !== undefined && y !== undefined && x !== y) return x < y ? -1 : x > y ? 1 : 0;
  return x === undefined || y === undefined ? a.id - b.id : 0;
}

function readKey(g: HeapGraph, typeIds: ReadonlyMap<string, number>, e: number): KeyOrder {
  const label = g.edgeLabel[e];
  switch (g.edgeKind[e]) {
    case EdgeKind.index:
      return { type: typeIds.get('int') ?? 0, display: 'int', value: label, id: 0 };
    case EdgeKind.namedItem: {
      const repr = stringOf(g, e);
      const display = typeOfRepr(repr);
      const value = valueOf(display, display === 'str' ? unquoted(repr) : repr);
      return { type: typeIds.get(display) ?? 0, display, value, id: 0 };
    }
    default: {
      const key = label as NodeIndex;
      const { id, display } = g.types[g.node.type[key]];
      const text = g.texts.get(key);
      const value =
        text?.form === 'str'
          ? text.text
          : text === undefined && display !== 'tuple'
            ? undefined
            : nodeRepr(g, key, 'full');
      return {
        type: id,
        display,
        value: value === undefined ? undefined : valueOf(display, value),
        id: g.node.id[key],
      };
    }
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The text that Python's `repr` of a str shows. */
function unquoted(repr: string): string {
  return repr
    .slice(1, -1)
    .replace(
      /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gs,
      (_, x?: string, u?: string, U?: string, c = '') => {
        const hex = x ?? u ?? U;
        if (hex === undefined) return ESCAPES[c] ?? c;
        const code = Number.parseInt(hex, 16);
        return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
      },
    );
}

/** The type whose `repr` looks so. */
function typeOfRepr(repr: string): string {
  if (/^['"]/.test(repr)) return 'str';
  if (/^b['"]/.test(repr)) return 'bytes';
  if (/^-?\d+$/.test(repr)) return 'int';
  if (/^-?(\d|inf|nan)/.test(repr)) return 'float';
  if (repr === 'True' || repr === 'False') return 'bool';
  return repr === 'None' ? 'types.NoneType' : repr.startsWith('(') ? 'tuple' : '';
}

/** The longest text read as a number. */
const MOST_DIGITS = 5000;

/** What values of a type are compared by; `undefined` when Python compares them by address. */
function valueOf(display: string, text: string): KeyOrder['value'] {
  switch (display) {
    case 'int':
      return /^-?\d+$/.test(text) && text.length < MOST_DIGITS ? BigInt(text) : undefined;
    case 'float':
      return Number(text.replace('inf', 'Infinity'));
    case 'bool':
      return text === 'True' ? 1 : 0;
    case 'str':
    case 'bytes':
    case 'tuple':
      return text;
    default:
      return undefined;
  }
}
