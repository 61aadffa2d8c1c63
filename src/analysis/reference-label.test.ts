import { describe, expect, test } from 'vitest';
import { EdgeKind } from '../heap/edge-kind.ts';
import type { EdgeIndex, NodeIndex } from '../heap/graph.ts';
import type { NodeText } from '../heap/text-column.ts';
import { nodeRepr } from './node-repr.ts';
import { extendPath, referenceLabel } from './reference-label.ts';
import { graphOf, type EdgeSketch, type NodeSketch } from './testing/graph-of.ts';

const str = (text: string): NodeSketch => ({
  type: 'str',
  text: { form: 'str', text, clipped: false, length: text.length },
});
const long = 'a key of many words, and then some more';

describe('texts of heapy’s relations', () => {
  test.each([
    [EdgeKind.attribute, 'name', '.name'],
    [EdgeKind.attribute, 'i0_modules', '.i0_modules'],
    [EdgeKind.item, 2, "['key']"],
    [EdgeKind.item, 3, "['a key of man...hen some more']"],
    [EdgeKind.namedItem, "('x', 1)", "[('x', 1)]"],
    [EdgeKind.index, 3, '[3]'],
    [EdgeKind.key, 4, '.keys()[4]'],
    [EdgeKind.ownKey, 5, '.__dict__.keys()[5]'],
    [EdgeKind.internal, 'ob_type', '->ob_type'],
    [EdgeKind.local, "it's", '.f_locals["it\'s"]'],
    [EdgeKind.cell, 'x', ".f_locals ['x']"],
    [EdgeKind.stack, 6, '->f_valuestack[6]'],
    [EdgeKind.member, 0, 'list(_)[0]'],
    [EdgeKind.custom, '->own', '->own'],
    [EdgeKind.unknown, undefined, '.??'],
    [EdgeKind.weak, undefined, '.??'],
    [EdgeKind.attribute, undefined, '.??'],
  ] as const)('%i %s', (kind, label, text) => {
    const edge: EdgeSketch = { from: 1, to: 2, kind, ...(label !== undefined && { label }) };
    const g = graphOf({ nodes: [{ type: 'object' }, str('key'), str(long)], edges: [edge] });
    expect(referenceLabel(g, 0 as EdgeIndex)).toBe(text);
  });
});

test('a path goes on from the text of its source; Via shows keys in full', () => {
  const g = graphOf({
    nodes: [{ type: 'set' }, str(long)],
    edges: [
      { from: 1, to: 2, kind: EdgeKind.member, label: 0 },
      { from: 1, to: 2, kind: EdgeKind.item, label: 2 },
    ],
  });
  expect(extendPath(g, 'hp.Root.i0_modules', 0 as EdgeIndex)).toBe('list(hp.Root.i0_modules)[0]');
  expect(referenceLabel(g, 1 as EdgeIndex, 'full')).toBe(`['${long}']`);
});

describe('reprs of keys, as reprlib.repr of CPython 3.11 writes them', () => {
  const repr = (text: string): NodeText => ({ form: 'repr', text });
  const tuple = (from: number, ...items: number[]): EdgeSketch[] =>
    items.map((to, label) => ({ from, to, kind: EdgeKind.index, label }));
  const g = graphOf({
    types: [
      { display: 'type', id: 0x1 },
      { display: 'int', id: 0x2 },
      { display: '__main__.A', id: 0x3 },
    ],
    nodes: [
      str('tuplekey'), // 1
      { type: 'int', text: repr(`1${'0'.repeat(50)}`) }, // 2
      { type: 'tuple' }, // 3: ()
      { type: 'tuple' }, // 4: ('tuplekey',)
      { type: 'tuple' }, // 5: seven items
      { type: 'tuple' }, // 6: itself, in itself
      { type: 'type', id: 0x2 }, // 7: int
      { type: 'type', id: 0x3 }, // 8: A
      { type: '__main__.A', id: 0x7f42c118a850 }, // 9
      { type: 'int', id: 0xabc }, // 10: value not kept
      { type: 'types.BuiltinMethodType', text: { form: 'builtin', module: 'builtins', name: 'len', bound: false } }, // 11
      { type: 'function', id: 0x7f4a4a7b84a0, text: { form: 'function', module: 'm', name: 'f', qualname: 'K.f' } }, // 12
    ],
    edges: [...tuple(4, 1), ...tuple(5, 1, 3, 3, 3, 3, 3, 3), ...tuple(6, 6)],
  });
  test.each([
    [1, "'tuplekey'"],
    [2, '100000000000000000...0000000000000000000'],
    [3, '()'],
    [4, "('tuplekey',)"],
    [5, "('tuplekey', (), (), (), (), (), ...)"],
    [6, '(((((((...),),),),),),)'],
    [7, "<class 'int'>"],
    [8, "<class '__main__.A'>"],
    [9, '<__main__.A o...x7f42c118a850>'],
    [10, '<int object at 0xabc>'],
    [11, '<built-in function len>'],
    [12, '<function K.f...x7f4a4a7b84a0>'],
  ])('node %i', (n, text) => {
    expect(nodeRepr(g, n as NodeIndex, 'short')).toBe(text);
  });

  test('in full nothing is cut', () => {
    expect(nodeRepr(g, 9 as NodeIndex, 'full')).toBe('<__main__.A object at 0x7f42c118a850>');
    expect(nodeRepr(g, 5 as NodeIndex, 'full')).toBe("('tuplekey', (), (), (), (), (), ())");
  });

  test('tuples that hold each other many times over do not take for ever', () => {
    const many = Array.from({ length: 30 }, () => 1);
    const wide = graphOf({ nodes: [{ type: 'tuple' }], edges: tuple(1, ...many) });
    expect(nodeRepr(wide, 1 as NodeIndex, 'full').length).toBeLessThan(10_000);
  });
});
