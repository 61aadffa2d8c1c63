import { expect, test } from 'vitest';
import type { NodeIndex } from '../heap/graph.ts';
import { glyphOf } from './glyph.ts';
import { graphOf } from './testing/graph-of.ts';

test.each([
  ['list', 'array'],
  ['tuple', 'array'],
  ['frozenset', 'array'],
  ['dict', 'object'],
  ['__main__.A', 'object'],
  ['str', 'text'],
  ['(concatenated string)', 'text'],
  ['types.NoneType', 'text'],
  ['function', 'code'],
  ['type', 'code'],
  ['module', 'code'],
  ['(compiled code)', 'code'],
  ['bytearray', 'native'],
  ['numpy.ndarray', 'native'],
  ['(object shape)', 'system'],
  ['system / Map', 'system'],
])('%s', (type, glyph) => {
  expect(glyphOf(graphOf({ nodes: [{ type }] }), 1 as NodeIndex)).toBe(glyph);
});

test('the root, and types by their traits', () => {
  const g = graphOf({
    types: [{ display: 'enum.EnumType', traits: { isType: true } }],
    nodes: [{ type: 'enum.EnumType' }],
  });
  expect([0, 1].map((n) => glyphOf(g, n as NodeIndex))).toEqual(['system', 'code']);
});
