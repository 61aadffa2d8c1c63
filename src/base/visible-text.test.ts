import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from './visible-text.ts';

describe('visibleText', () => {
  it.each([
    ['\u202egnp.exe\u202c', '\\u202egnp.exe\\u202c'],
    ['\x1b[31mred\x07', '\\x1b[31mred\\x07'],
    ['line\nbreak\ttab', 'line\\x0abreak\\x09tab'],
    ['zero\u200bwidth', 'zero\\u200bwidth'],
    ['\ud800lone', '\\ud800lone'],
    ['tag\u{e0041}', 'tag\\u{e0041}'],
    ['\u2028', '\\u2028'],
  ])('%j shows its escapes', (text, shown) => expect(visibleText(text)).toBe(shown));

  it.each(['__main__.Order', '<b>not markup</b>', 'Größe 大きさ 🐍 עברית'])('%s stays as it is', (text) =>
    expect(visibleText(text)).toBe(text),
  );

  it('leaves no control, bidi or separator character in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        expect(visibleText(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
