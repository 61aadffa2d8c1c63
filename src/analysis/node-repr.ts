/** Python's `repr` of an object as far as a snapshot shows it: for keys in reference labels. */
import {
  bytesRepr,
  clippedBytesRepr,
  clippedStrRepr,
  pythonRepr,
  REPR_LIMITS,
  shortened,
  shortStrRepr,
} from '../base/python-repr.ts';
import { hexAddress } from '../heap/address.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import { NO_LABEL, type HeapGraph, type NodeIndex } from '../heap/graph.ts';
import type { HeapType } from '../heap/heap-type.ts';
import { lengthOf } from './node-length.ts';

/** `short`: `reprlib.repr`, at most 30 characters a text; `full`: as `repr`, whole where it was kept. */
export type ReprStyle = 'short' | 'full';

/** Items shown of a tuple, and levels of tuples in tuples (`reprlib.Repr.maxtuple`, `.maxlevel`; generous ones of our own). */
const limits = { short: { items: 6, levels: 6 }, full: { items: 100, levels: 20 } } as const;
/** Tuples and items looked at for one text: tuples in tuples grow exponentially. */
const MOST_ITEMS = 500;

/** Texts are hostile. What was not kept is shown as Python's default, `<module.Class object at 0x…>`. */
export function nodeRepr(g: HeapGraph, n: NodeIndex, style: ReprStyle): string {
  return reprAt(g, n, style, limits[style].levels, { left: MOST_ITEMS });
}

function reprAt(g: HeapGraph, n: NodeIndex, style: ReprStyle, level: number, budget: { left: number }): string {
  const type = g.types[g.node.type[n]];
  if (type.traits.isTuple) return tupleRepr(g, n, style, level, budget);
  const text = g.texts.get(n);
  const cut = (whole: string, limit: number): string => (style === 'short' ? shortened(whole, limit) : whole);
  if (text?.form === 'str') {
    if (text.clipped) return clippedStrRepr(text.text);
    return style === 'short' ? shortStrRepr(text.text) : pythonRepr(text.text);
  }
  if (text?.form === 'repr') return cut(text.text, type.display === 'int' ? REPR_LIMITS.integer : REPR_LIMITS.other);
  if (text?.form === 'bytes') {
    return text.clipped ? clippedBytesRepr(text.text) : cut(bytesRepr(text.text), REPR_LIMITS.other);
  }
  if (text?.form === 'function' && type.display === 'function') {
    return cut(`<function ${text.qualname} at ${hexAddress(g.node.id[n])}>`, REPR_LIMITS.other);
  }
  if (text?.form === 'builtin' && !text.bound) return cut(`<built-in function ${text.name}>`, REPR_LIMITS.other);
  return cut((type.traits.isType && classRepr(g, n)) || defaultRepr(g, n, type), REPR_LIMITS.other);
}

function tupleRepr(g: HeapGraph, n: NodeIndex, style: ReprStyle, level: number, budget: { left: number }): string {
  const length = lengthOf(g, n) ?? 0;
  if (length > 0 && level <= 0) return '(...)';
  const shown: string[] = [];
  for (let e = g.edgeStart[n]; e < g.edgeStart[n + 1] && shown.length < limits[style].items && budget.left > 0; e++) {
    if (g.edgeKind[e] !== EdgeKind.index || g.edgeLabel[e] === NO_LABEL) continue;
    budget.left--;
    // A position that is missing refers to an object that is not in the file.
    while (shown.length < g.edgeLabel[e] && shown.length < limits[style].items) shown.push('?');
    if (shown.length === limits[style].items) break;
    shown.push(reprAt(g, g.edgeTarget[e] as NodeIndex, style, level - 1, budget));
  }
  if (shown.length < length) shown.push('...');
  return `(${shown.join(', ')}${length === 1 ? ',' : ''})`;
}

/** `<class 'module.Qualified.name'>`, `<enum 'Name'>`. Other metaclasses are taken to print their classes as `type` does. */
function classRepr(g: HeapGraph, n: NodeIndex): string | undefined {
  const id = g.node.id[n];
  const type = id === 0 ? undefined : g.types.find((candidate) => candidate.id === id);
  if (type === undefined) {
    const text = g.texts.get(n);
    return text?.form === 'name' ? `<class '${text.name}'>` : undefined;
  }
  return /^enum\.Enum(Type|Meta)$/.test(g.types[g.node.type[n]].display)
    ? `<${isFlag(g, type) ? 'flag' : 'enum'} '${type.name}'>`
    : `<class '${qualified(type)}'>`;
}

/** `enum.EnumType.__repr__` asks for Flag among the bases. */
function isFlag(g: HeapGraph, { mro }: HeapType): boolean {
  return g.types.some(({ id, display }) => id !== 0 && display === 'enum.Flag' && mro.includes(id));
}

function defaultRepr(g: HeapGraph, n: NodeIndex, type: HeapType): string {
  return `<${qualified(type)} object at ${hexAddress(g.node.id[n])}>`;
}

const qualified = ({ module, qualname }: HeapType): string =>
  module === undefined || module === 'builtins' ? qualname : `${module}.${qualname}`;
