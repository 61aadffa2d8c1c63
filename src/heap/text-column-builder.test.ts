import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NodeIndex } from './graph.ts';
import { encodeNodeText, nodeTextOf, textColumnOf, TextForm, type TextRun } from './text-column-builder.ts';
import { encodeUtf8 } from './utf8.ts';

const run = (first: number, form: TextForm, ...texts: string[]): TextRun => {
  let end = 0;
  const bytes = texts.map(encodeUtf8);
  return { first, form, ends: Uint32Array.from(bytes, (b) => (end += b.length)), bytes: encodeUtf8(texts.join('')) };
};

test('texts are found by node, across runs and gaps', () => {
  const column = textColumnOf([
    run(3, TextForm.repr, '1', '', '3'),
    run(10, TextForm.name, 'json'),
    run(11, TextForm.named, '', 'os'),
  ]);
  const get = (n: number): string => JSON.stringify(column.get(n as NodeIndex) ?? null);
  expect(column.count).toBe(4);
  expect([0, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13].map(get)).toEqual([
    'null',
    'null',
    '{"form":"repr","text":"1"}',
    'null',
    '{"form":"repr","text":"3"}',
    'null',
    'null',
    '{"form":"name","name":"json"}',
    'null',
    '{"form":"name","name":"os"}',
    'null',
  ]);
});

test.each([
  [TextForm.str, '=', { form: 'str', text: '', clipped: false, length: 0 }],
  [TextForm.str, '=\u{1f600}a', { form: 'str', text: '\u{1f600}a', clipped: false, length: 2 }],
  [TextForm.str, '<300:ab', { form: 'str', text: 'ab', clipped: true, length: 300 }],
  [TextForm.str, '<x', { form: 'str', text: '<x', clipped: false, length: 2 }],
  [TextForm.bytes, '=a\\x00\\\\b\\n', { form: 'bytes', text: 'a\\x00\\\\b\\n', clipped: false, length: 5 }],
  [TextForm.function, 'm\0f\0C.f', { form: 'function', module: 'm', name: 'f', qualname: 'C.f' }],
  [TextForm.code, 'x.py\u000012\0f\0f', { form: 'code', file: 'x.py', line: 12, name: 'f', qualname: 'f' }],
  [TextForm.frame, 'x.py\0-3', { form: 'frame', file: 'x.py', line: 0, name: '', qualname: '' }],
  [TextForm.builtin, '\0len\0', { form: 'builtin', module: '', name: 'len', bound: false }],
  [TextForm.builtin, 'm\0append\u00001', { form: 'builtin', module: 'm', name: 'append', bound: true }],
  [TextForm.method, 'run', { form: 'name', name: 'run' }],
] as const)('form %i of %j', (form, text, expected) => {
  expect(nodeTextOf(form, text)).toEqual(expected);
});

test('law: any text of any form is read without a throw, and what is encoded comes back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), fc.string({ unit: 'binary' }), (form, text) => {
      const read = nodeTextOf(form as TextForm, text);
      const [again, bytes] = encodeNodeText(read);
      const column = textColumnOf([{ first: 1, form: again, ends: Uint32Array.of(bytes.length), bytes }]);
      if (bytes.length > 0) expect(column.get(1 as NodeIndex)).toEqual(read);
    }),
  );
});
