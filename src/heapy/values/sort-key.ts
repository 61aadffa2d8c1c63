/** What heapy sorts objects of equal size by: their values, their addresses, or their renderings. */
import type { Renderer } from '../../analysis/render.ts';
import type { HeapGraph, NodeIndex } from '../../heap/graph.ts';
import type { NodeText } from '../../heap/text-column.ts';

export interface SortKey {
  readonly kind: string;
  readonly key: number | bigint | string;
}

/** Keys remembered at most: a table may have millions of objects of one size. */
const MAX_KEPT = 1 << 18;

/** Kinds whose members are sorted by what is rendered. The rest is sorted by address. */
const BY_TEXT: ReadonlySet<string> = new Set([
  'function',
  'types.BuiltinMethodType',
  'module',
  'type',
  'types.CodeType',
  'types.FrameType',
  'types.TracebackType',
  'types.MethodType',
]);

/** Single bytes of the inside of a bytes literal, as characters U+0000 … U+00FF. */
function bytesOf(body: string): string {
  return body.replace(/\\(?:x([0-9a-f]{2})|(.))/g, (_, hex: string | undefined, c: string) =>
    hex === undefined ? ({ n: '\n', r: '\r', t: '\t' }[c] ?? c) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The value itself, of kinds that Python compares by value; `undefined` when it was not kept. */
function valueKey(kind: string, text: NodeText | undefined): SortKey['key'] | undefined {
  if (text?.form === 'str') return text.text;
  if (text?.form === 'bytes') return bytesOf(text.text);
  if (text?.form !== 'repr') return undefined;
  if (kind === 'int') return /^-?\d+$/.test(text.text) ? BigInt(text.text) : undefined;
  if (kind === 'float') return text.text === 'inf' ? Infinity : text.text === '-inf' ? -Infinity : Number(text.text);
  return text.text;
}

/** Keys of the objects of one graph, the latest remembered. */
export function sortKeys(g: HeapGraph, renderer: Renderer): (n: NodeIndex) => SortKey {
  const kept = new Map<NodeIndex, SortKey>();
  const isType = new Set(g.types.filter((type) => type.traits.isType).map((type) => type.display));
  const made = (n: NodeIndex): SortKey => {
    const kind = renderer.kind(n);
    const byText = BY_TEXT.has(kind) || isType.has(kind) || kind.startsWith('dict of ');
    if (byText) return { kind, key: renderer.textInTable(n) };
    return { kind, key: valueKey(kind, g.texts.get(n)) ?? g.node.id[n] };
  };
  return (n) => {
    const known = kept.get(n);
    if (known !== undefined) return known;
    if (kept.size >= MAX_KEPT) kept.clear();
    const key = made(n);
    kept.set(n, key);
    return key;
  };
}
