import { expect, test } from 'vitest';
import { field, listField, numberField, parseJson, textField } from './json.ts';

const parse = (text: string): unknown => parseJson(new TextEncoder().encode(text));

test.each(['', '{', '{"a":}', '[1,]', '\0', '['.repeat(65) + ']'.repeat(65)])('no JSON: %j', (text) => {
  expect(parse(text)).toBeUndefined();
});

test('brackets in strings are no depth', () => {
  expect(parse(JSON.stringify('['.repeat(100) + '\\"' + '{'.repeat(100)))).toHaveLength(202);
});

test('fields are own, of their kind, and well-formed', () => {
  const object = parse('{"__proto__":{"x":1},"t":"a\\ud800b","n":1e999,"m":3,"l":{}}') as Record<string, unknown>;
  expect(field(object, 'toString')).toBeUndefined();
  expect(field(object, 'x')).toBeUndefined();
  expect(textField(object, 't')).toBe('a\uFFFDb');
  expect([numberField(object, 'n'), numberField(object, 'm'), textField(object, 'm')]).toEqual([
    undefined,
    3,
    undefined,
  ]);
  expect(listField(object, 'l')).toEqual([]);
});
