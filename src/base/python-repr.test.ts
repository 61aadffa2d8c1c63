import { expect, test } from 'vitest';
import {
  bytesRepr,
  clippedBytesRepr,
  clippedStrRepr,
  pythonRepr,
  REPR_LIMITS,
  shortened,
  shortStrRepr,
} from './python-repr.ts';

// CPython 3.11.7 wrote these: for s in …: print(json.dumps(s), json.dumps(repr(s)), json.dumps(reprlib.repr(s)))
const strings: readonly (readonly [text: string, repr: string, short: string])[] = [
  ['', "''", "''"],
  ['a', "'a'", "'a'"],
  ["it's", '"it\'s"', '"it\'s"'],
  ['say "x"', '\'say "x"\'', '\'say "x"\''],
  ['it\'s "x"', "'it\\'s \"x\"'", "'it\\'s \"x\"'"],
  ['a\\b', "'a\\\\b'", "'a\\\\b'"],
  ['tab\tnl\ncr\r', "'tab\\tnl\\ncr\\r'", "'tab\\tnl\\ncr\\r'"],
  ['\u0000\u0007\u001f\u007f', "'\\x00\\x07\\x1f\\x7f'", "'\\x00\\x07\\x1f\\x7f'"],
  ['\u0080\u009f\u00a0\u00ad', "'\\x80\\x9f\\xa0\\xad'", "'\\x80\\x9f\\xa0\\xad'"],
  ['\u00e9 \u00fc', "'\u00e9 \u00fc'", "'\u00e9 \u00fc'"],
  ['\u200b\u2028\u3000', "'\\u200b\\u2028\\u3000'", "'\\u200b\\u2028\\u3000'"],
  ['\u0378', "'\\u0378'", "'\\u0378'"],
  ['\ue000', "'\\ue000'", "'\\ue000'"],
  ['\ud83d\ude00', "'\ud83d\ude00'", "'\ud83d\ude00'"],
  ['\udb40\udc01', "'\\U000e0001'", "'\\U000e0001'"],
  ['\uffff', "'\\uffff'", "'\\uffff'"],
  ['\ufeff', "'\\ufeff'", "'\\ufeff'"],
  ['\ud840\udc00', "'\ud840\udc00'", "'\ud840\udc00'"],
  ['xxxxxxxxxxxxxxxxxxxxxxxxxxxx', "'xxxxxxxxxxxxxxxxxxxxxxxxxxxx'", "'xxxxxxxxxxxxxxxxxxxxxxxxxxxx'"],
  ['xxxxxxxxxxxxxxxxxxxxxxxxxxxxx', "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxx'", "'xxxxxxxxxxxx...xxxxxxxxxxxxx'"],
  [
    'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'",
    "'xxxxxxxxxxxx...xxxxxxxxxxxxx'",
  ],
  [
    "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    '"\'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"',
    '"\'xxxxxxxxxxx...xxxxxxxxxxxxx"',
  ],
  [
    '\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n',
    "'\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n'",
    "'\\n\\n\\n\\n\\n\\n...n\\n\\n\\n\\n\\n\\n'",
  ],
  [
    '\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00',
    "'\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00'",
    "'\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00...\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00'",
  ],
  [
    '\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00',
    "'\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00'",
    "'\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00'",
  ],
  [
    "abc'abc'abc'abc'abc'abc'abc'abc'abc'abc'",
    "\"abc'abc'abc'abc'abc'abc'abc'abc'abc'abc'\"",
    "\"abc'abc'abc'...'abc'abc'abc'\"",
  ],
  [
    'ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00"\'',
    "'ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00\"\\''",
    "'ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00...\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00ab\ud83d\ude00\"\\''",
  ],
  [
    'xxxxxxxxxxxxxxxxxxxx\n\n\n\n\nyyyyyyyyyyyyyyyyyyyy',
    "'xxxxxxxxxxxxxxxxxxxx\\n\\n\\n\\n\\nyyyyyyyyyyyyyyyyyyyy'",
    "'xxxxxxxxxxxx...yyyyyyyyyyyyy'",
  ],
];
const bytes: readonly (readonly [body: string, repr: string, short: string])[] = [
  ['', "b''", "b''"],
  ['abc', "b'abc'", "b'abc'"],
  ["it's", 'b"it\'s"', 'b"it\'s"'],
  ['"\\\'', "b'\"\\''", "b'\"\\''"],
  ['\\x00\\xff\\n\\t\\r\\\\', "b'\\x00\\xff\\n\\t\\r\\\\'", "b'\\x00\\xff\\n\\t\\r\\\\'"],
  ['xxxxxxxxxxxxxxxxxxxxxxxxxxx', "b'xxxxxxxxxxxxxxxxxxxxxxxxxxx'", "b'xxxxxxxxxxxxxxxxxxxxxxxxxxx'"],
  ['xxxxxxxxxxxxxxxxxxxxxxxxxxxx', "b'xxxxxxxxxxxxxxxxxxxxxxxxxxxx'", "b'xxxxxxxxxxx...xxxxxxxxxxxxx'"],
  [
    '\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00',
    "b'\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00'",
    "b'\\x00\\x00\\x0...0\\x00\\x00\\x00'",
  ],
  ["\\\\'", 'b"\\\\\'"', 'b"\\\\\'"'],
  ["'''\\\\", "b\"'''\\\\\"", "b\"'''\\\\\""],
];

test.each(strings)('str %j', (text, repr, short) => {
  expect(pythonRepr(text)).toBe(repr);
  expect(shortStrRepr(text)).toBe(short);
});

test.each(bytes)('bytes %j', (body, repr, short) => {
  expect(bytesRepr(body)).toBe(repr);
  expect(shortened(bytesRepr(body), REPR_LIMITS.other)).toBe(short);
});

test('integers keep 40 characters', () => {
  // python3 -c "import reprlib; print(reprlib.repr(10**50), reprlib.repr(10**39))"
  expect(shortened(`1${'0'.repeat(50)}`, REPR_LIMITS.integer)).toBe('100000000000000000...0000000000000000000');
  expect(shortened(`1${'0'.repeat(39)}`, REPR_LIMITS.integer)).toBe(`1${'0'.repeat(39)}`);
});

test('of texts whose end was not kept the head is shown, and no escape is cut in two', () => {
  expect(clippedStrRepr('x'.repeat(80))).toBe(`'${'x'.repeat(25)}'...`);
  expect(clippedStrRepr('\u0000'.repeat(80))).toBe("'\\x00\\x00\\x00\\x00\\x00\\x00'...");
  expect(clippedBytesRepr('abc'.repeat(20))).toBe(`b'${'abc'.repeat(8)}'...`);
  expect(clippedBytesRepr(`${'a'.repeat(22)}\\x00`)).toBe(`b'${'a'.repeat(22)}'...`);
  expect(clippedBytesRepr('\\\\'.repeat(40))).toBe(`b'${'\\\\'.repeat(12)}'...`);
});

test('a text of millions of characters is not gone over', () => {
  const huge = 'ab\n'.repeat(20_000_000);
  expect(shortStrRepr(huge)).toBe("'ab\\nab\\nab\\n...nab\\nab\\nab\\n'"); // the engine lays the text out the first time
  const tries = [1, 2, 3].map(() => {
    const started = performance.now();
    shortStrRepr(huge);
    return performance.now() - started;
  });
  expect(Math.min(...tries)).toBeLessThan(100);
});
