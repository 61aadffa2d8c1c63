/** Which keys of dicts are equal in Python, as far as a snapshot shows their values. */
import { bytesRepr, pythonRepr } from '../base/python-repr.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import { NO_LABEL, type HeapGraph, type NodeIndex, type StringIndex } from '../heap/graph.ts';
import { grown } from './grown.ts';
import { mixed, slotTable } from './slot-table.ts';

/** Keys are numbered 0, 1, 2 … in the order they are asked for. */
export interface KeyIdentity {
  /** Number of the key that is a node. */
  ofNode(n: number): number;
  /** Number of the key that is known by its repr, by StringIndex. */
  ofRepr(s: number): number;
  /** The integer that the key is, if it is one that a position can be; else -1. */
  positionOf(key: number): number;
}

/** Node or string that stands for a key, and what it is. */
const BY_NODE = 0;
const BY_REPR = 1;

/** Keys of one graph. A key costs one reading of its text, and no object that stays. */
export function createKeyIdentity(g: HeapGraph): KeyIdentity {
  let hashes = new Uint32Array(1 << 8); //    [count]
  let example = new Uint32Array(1 << 8); //   [count] node or string
  let exampleIs = new Uint32Array(1 << 8); // [count] BY_NODE, BY_REPR
  let position = new Uint32Array(1 << 8); //  [count] the integer it is; NO_LABEL = none
  let count = 0;
  const slots = slotTable((key) => hashes[key]);
  let keyOfNode = new Uint32Array(0); //   [N] key + 1; made when it is needed
  let keyOfString = new Uint32Array(0); // [strings] key + 1

  const valueOf = (of: number, is: number): string =>
    is === BY_NODE ? nodeValue(g, of as NodeIndex, 0) : valueOfRepr(g.strings.get(of as StringIndex));
  const find = (of: number, is: number): number => {
    const value = valueOf(of, is);
    const hash = hashOf(value);
    for (let key = slots.first(hash); key >= 0; key = slots.next()) {
      if (hashes[key] === hash && valueOf(example[key], exampleIs[key]) === value) return key;
    }
    if (count === hashes.length) {
      hashes = grown(hashes, 2 * count);
      example = grown(example, 2 * count);
      exampleIs = grown(exampleIs, 2 * count);
      position = grown(position, 2 * count);
    }
    hashes[count] = hash;
    example[count] = of;
    exampleIs[count] = is;
    position[count] = /^(?:0|[1-9]\d{0,9})$/.test(value) && Number(value) < NO_LABEL ? Number(value) : NO_LABEL;
    slots.put(count);
    return count++;
  };
  return {
    ofNode(n) {
      if (keyOfNode.length === 0) keyOfNode = new Uint32Array(g.nodeCount);
      if (keyOfNode[n] === 0) keyOfNode[n] = find(n, BY_NODE) + 1;
      return keyOfNode[n] - 1;
    },
    ofRepr(s) {
      if (keyOfString.length === 0) keyOfString = new Uint32Array(g.strings.count);
      if (keyOfString[s] === 0) keyOfString[s] = find(s, BY_REPR) + 1;
      return keyOfString[s] - 1;
    },
    positionOf: (key) => (position[key] === NO_LABEL ? -1 : position[key]),
  };
}

/** Tuples in tuples, and items of one, that are compared by value. Beyond, a tuple is equal to itself only. */
const MOST_LEVELS = 4;
const MOST_ITEMS = 32;

/** A text that is the same for equal keys: the repr, but numbers as `numberValue`; for what has no known value its row. */
function nodeValue(g: HeapGraph, n: NodeIndex, level: number): string {
  const type = g.types[g.node.type[n]];
  if (type.traits.isTuple) return tupleValue(g, n, level) ?? `#${n}`;
  const text = g.texts.get(n);
  if (text?.form === 'str' && !text.clipped) return strValue(text.text);
  if (text?.form === 'bytes' && !text.clipped) return bytesRepr(text.text);
  return text?.form === 'repr' ? valueOfRepr(text.text) : `#${n}`;
}

/** Characters that stand for themselves in a repr. */
const plain = /^[ !#-&(-[\]-~]*$/;

const strValue = (text: string): string => (plain.test(text) ? `'${text}'` : pythonRepr(text));

function tupleValue(g: HeapGraph, n: NodeIndex, level: number): string | undefined {
  const items: string[] = [];
  for (let e = g.edgeStart[n]; e < g.edgeStart[n + 1]; e++) {
    if (g.edgeKind[e] !== EdgeKind.index) continue;
    if (level === MOST_LEVELS || items.length === MOST_ITEMS || g.edgeLabel[e] !== items.length) return undefined;
    items.push(nodeValue(g, g.edgeTarget[e] as NodeIndex, level + 1));
  }
  return `(${items.join(', ')}${items.length === 1 ? ',' : ''})`;
}

/** What numbers of one value have in common: `1`, `1.0` and `True` are `1`. Other reprs are left as they are. */
function valueOfRepr(repr: string): string {
  if (repr === 'True') return '1';
  if (repr === 'False') return '0';
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(repr) || /^-?\d+$/.test(repr)) return repr;
  const value = Number(repr);
  return Number.isInteger(value) ? String(BigInt(value)) : String(value);
}

/** FNV-1a over UTF-16, then mixed. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixed(hash, text.length);
}
