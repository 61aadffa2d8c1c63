/** One object in a few characters, as heapy prints it in `brief`, `byid` and `rp`. Texts are hostile; nothing here is markup. */
import {
  bytesRepr,
  clippedBytesRepr,
  clippedStrRepr,
  REPR_LIMITS,
  shortened,
  shortStrRepr,
} from '../base/python-repr.ts';
import { idText } from '../heap/address.ts';
import type { HeapGraph, NodeIndex } from '../heap/graph.ts';
import type { NodeText } from '../heap/text-column.ts';
import { attributeOf } from './attribute.ts';
import { lengthOf } from './node-length.ts';

/** Renders nodes of one graph. All functions cost little, but for dicts: O(their references). */
export interface Renderer {
  /** As a member of its Clodo kind: the `__dict__` of an object by its owner, shortened to `..last` when that has dots. */
  text(n: NodeIndex): string;
  /** As an object of its type, dicts as `0x…*length`. */
  textByType(n: NodeIndex): string;
  /** In the table of objects: the `__dict__` of an object by its owner, not shortened. */
  textInTable(n: NodeIndex): string;
  /** Name of its Clodo kind. */
  kind(n: NodeIndex): string;
}

/** `dictOwner` is that of `Derived`. Where a value was not kept, the address stands for it. */
export function createRenderer(g: HeapGraph, dictOwner: Uint32Array): Renderer {
  const textByType = (n: NodeIndex): string => renderByType(g, n);
  const ownerOf = (n: NodeIndex): NodeIndex => dictOwner[n] as NodeIndex;
  return {
    textByType,
    textInTable: (n) => textByType(ownerOf(n) === g.root ? n : ownerOf(n)),
    text: (n) => {
      if (ownerOf(n) === g.root) return textByType(n);
      const owner = textByType(ownerOf(n));
      return owner.includes('.') ? `..${owner.slice(owner.lastIndexOf('.') + 1)}` : owner;
    },
    kind: (n) => {
      const type = typeOf(g, n);
      if (!type.traits.isDict) return type.display;
      return ownerOf(n) === g.root ? 'dict (no owner)' : `dict of ${typeOf(g, ownerOf(n)).display}`;
    },
  };
}

const typeOf = (g: HeapGraph, n: NodeIndex): HeapGraph['types'][number] => g.types[g.node.type[n]];

function renderByType(g: HeapGraph, n: NodeIndex): string {
  const length = lengthOf(g, n);
  if (length !== undefined) return `${idText(g, n)}*${length}`;
  const type = typeOf(g, n);
  if (type.display === 'types.MethodType') return boundMethod(g, n);
  if (type.display === 'types.TracebackType') return traceback(g, n);
  const text = g.texts.get(n);
  if (text !== undefined) return renderText(g, n, text);
  return (type.traits.isType && displayOfType(g, n)) || idText(g, n);
}

function renderText(g: HeapGraph, n: NodeIndex, text: NodeText): string {
  switch (text.form) {
    case 'repr':
      return text.text;
    case 'str':
      return text.clipped ? clippedStrRepr(text.text) : shortStrRepr(text.text);
    case 'bytes':
      return text.clipped ? clippedBytesRepr(text.text) : shortened(bytesRepr(text.text), REPR_LIMITS.other);
    case 'name':
      return isNamed(g, n) ? text.name : idText(g, n);
    case 'function':
      return typeOf(g, n).display === 'function' ? `${text.module || 'None'}.${text.name}` : text.name;
    case 'builtin':
      return text.module === 'builtins' ? text.name : `${text.module || 'None'}.${text.name}`;
    case 'code':
      return `${baseName(text.file)}:${text.line}:${text.name}`;
    case 'frame':
      return `<${text.name} at ${idText(g, n)}>`;
  }
}

/** heapy names modules and types only, and prints addresses for weak references, generators …; other runtimes name what they like. */
function isNamed(g: HeapGraph, n: NodeIndex): boolean {
  const type = typeOf(g, n);
  return type.traits.isModule || type.traits.isType || type.id === 0;
}

/** A type object that has no text, by the table of types. */
function displayOfType(g: HeapGraph, n: NodeIndex): string | undefined {
  const id = g.node.id[n];
  return id === 0 ? undefined : g.types.find((type) => type.id === id)?.display;
}

function boundMethod(g: HeapGraph, n: NodeIndex): string {
  const self = attributeOf(g, n, '__self__');
  const name = nameOf(g, n) ?? nameOf(g, attributeOf(g, n, '__func__'));
  if (self === g.root || name === undefined) return idText(g, n);
  return `<${typeOf(g, self).display} at ${idText(g, self)}>.${name}`;
}

function nameOf(g: HeapGraph, n: NodeIndex): string | undefined {
  const text = n === g.root ? undefined : g.texts.get(n);
  return text !== undefined && 'name' in text ? text.name : undefined;
}

function traceback(g: HeapGraph, n: NodeIndex): string {
  const frame = attributeOf(g, n, 'tb_frame');
  const text = frame === g.root ? undefined : g.texts.get(frame);
  if (text?.form !== 'frame') return idText(g, n);
  return `<in frame <${text.name} at ${idText(g, frame)}> at ${idText(g, n)}>`;
}

/** `os.path.basename`, by the rules of the system that the path is of. */
function baseName(path: string): string {
  const isWindows = /^[A-Za-z]:[\\/]|^\\\\/.test(path);
  return path.slice(Math.max(path.lastIndexOf('/'), isWindows ? path.lastIndexOf('\\') : -1) + 1);
}
