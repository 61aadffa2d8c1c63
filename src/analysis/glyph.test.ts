import { expect, test } from 'vitest';
import { glyphOf } from './glyph.ts';
import { bareType } from '../heap/heap-type.ts';
import { heapOf } from '../heap/testing/heap-of.ts';

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
  ['system / JSArrayBufferData', 'native'],
])('%s', (type, glyph) => {
  const drawn = heapOf(type.includes(' ') ? 'a:object' : `a:${type}`);
  const g = type.includes(' ') ? { ...drawn, types: [drawn.types[0], bareType(type, undefined, type, 0)] } : drawn;
  expect(glyphOf(g, drawn.at('a'))).toBe(glyph);
});

test('the root, and types by their traits', () => {
  const g = heapOf('a:enum.EnumType+type');
  expect([glyphOf(g, g.root), glyphOf(g, g.at('a'))]).toEqual(['system', 'code']);
});
