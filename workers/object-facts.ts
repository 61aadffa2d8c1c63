/** Further facts of one object, by name: what its text and its type say. */
import { lengthOf } from '../src/analysis/node-length.ts';
import type { HeapGraph, NodeIndex } from '../src/heap/graph.ts';
import type { NodeText } from '../src/heap/text-column.ts';

type Fact = readonly [name: string, value: string];

/** Longer texts are cut for the card; the cut is said. */
const SHOWN_CHARACTERS = 2000;

/** In the order of showing. Values are hostile. */
export function factsOf(g: HeapGraph, n: NodeIndex): readonly Fact[] {
  if (n === g.root) return [];
  const type = g.types[g.node.type[n]];
  const text = g.texts.get(n);
  const length = lengthOf(g, n);
  const facts: Fact[] = [];
  if (type.module !== undefined) facts.push(['module of its type', type.module]);
  if (length !== undefined) facts.push(['length', String(length)]);
  if (text !== undefined) facts.push(...factsOfText(text));
  return facts.filter(([, value]) => value !== '');
}

function factsOfText(text: NodeText): readonly Fact[] {
  switch (text.form) {
    case 'repr':
      return [['value', cut(text.text)]];
    case 'str':
      return lengthAndText(text, 'characters');
    case 'bytes':
      return lengthAndText(text, 'bytes');
    case 'name':
      return [['name', text.name]];
    case 'function':
      return [
        ['defined in', text.module],
        ['qualified name', text.qualname],
      ];
    case 'code':
    case 'frame':
      return [
        ['file', text.file],
        ['line', String(text.line)],
        ['qualified name', text.qualname],
      ];
    case 'builtin':
      return [
        ['defined in', text.module],
        ['name', text.name],
      ];
  }
}

function lengthAndText(
  { text, clipped, length }: { readonly text: string; readonly clipped: boolean; readonly length: number },
  unit: string,
): readonly Fact[] {
  return [
    ['length', `${length} ${unit}`],
    [clipped ? 'begins with' : 'text', cut(text)],
  ];
}

function cut(text: string): string {
  if (text.length <= SHOWN_CHARACTERS) return text;
  return `${text.slice(0, SHOWN_CHARACTERS)}… (${text.length} characters)`;
}
