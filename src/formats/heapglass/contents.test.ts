import { expect, test } from 'vitest';
import { growingBytes } from '../read/growing-bytes.ts';
import { table } from './write.ts';
import type { Chunk } from './chunk-stream.ts';
import { contents } from './contents.ts';

const rows = table('HIDE', ...Array.from({ length: 1000 }, () => [0])).payload;
const chunk = (sequence: number, stored: number): Chunk => ({
  ...{
    tag: 'HIDE',
    offset: 64,
    compressed: true,
    stored,
    raw: rows.length,
    crc: 1,
    sequence,
    words: new Uint32Array(8),
  },
  ...{ payload: growingBytes(0), fault: undefined },
});

test('payloads that grow too large and compress too well are a bomb', () => {
  const content = contents({ ratio: 200, bytes: 3 * rows.length });
  for (let i = 0; i < 3; i++) content.accept(chunk(i, 10), rows, 1);
  expect(() => content.accept(chunk(3, 10), rows, 1)).toThrow(/too-large/);
});

test('much that was stored may become much', () => {
  const content = contents({ ratio: 200, bytes: 3 * rows.length });
  for (let i = 0; i < 9; i++) content.accept(chunk(i, rows.length / 100), rows, 1);
  expect(content.tables.hidden.length).toBe(9);
});

test('a gap in the numbers is said, and ids of strings are not believed after it', () => {
  const content = contents();
  content.accept(chunk(0, 10), rows, 1);
  content.accept(chunk(2, 10), rows, 1);
  expect(content.tally.warnings()).toEqual([
    { code: 'inconsistent', facts: { chunks: 1, byteOffset: 64, detail: 'chunk 2 where 1 belongs' } },
  ]);
  const pairs = Uint32Array.of(1, 0);
  content.labels.addStrings(Uint8Array.of(1, 0, 0, 0, 1, 0, 0, 0, 0x61));
  content.labels.translate(pairs);
  expect([pairs[0], content.labels.unlabelled]).toEqual([0, 1]);
});
