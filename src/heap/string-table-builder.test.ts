import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StringIndex } from './graph.ts';
import { stringTableBuilder } from './string-table-builder.ts';
import { encodeUtf8 } from './utf8.ts';

test('law: strings come back, equal ones once, and are found', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 600 }), (texts) => {
      const builder = stringTableBuilder();
      const indices = texts.map((text) => builder.addText(text));
      const table = builder.finish();
      expect(table.count).toBe(new Set(texts).size);
      expect(indices.map((i) => table.get(i))).toEqual(texts);
      expect(texts.map((text) => table.find(text))).toEqual(indices);
      expect(table.find('\u{10ffff} not there \u{10ffff}')).toBeUndefined();
      expect(table.byteLength).toBe([...new Set(texts)].reduce((sum, text) => sum + encodeUtf8(text).length, 0));
    }),
    { numRuns: 50 },
  );
});

test('a lone surrogate becomes one U+FFFD, a byte order mark stays', () => {
  const builder = stringTableBuilder();
  const lone = builder.add(Uint8Array.of(0x61, 0xed, 0xa0, 0x80, 0x62));
  const same = builder.addText('a\uFFFDb');
  const mark = builder.addText('\uFEFFx');
  const cut = builder.add(Uint8Array.of(0xed, 0xa0));
  const table = builder.finish();
  expect([table.get(lone), same, table.get(mark)]).toEqual(['a\uFFFDb', lone, '\uFEFFx']);
  expect(table.get(cut)).toMatch(/^\uFFFD+$/);
  expect(table.get(99 as StringIndex)).toBe('');
});
