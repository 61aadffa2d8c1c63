import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { looksLike } from './looks-like.ts';
import { openBytes } from './testing/open.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

const heads: readonly (readonly [string, string])[] = [
  ['', 'empty'],
  ['\x89HGL\n\x1a\n\x01', 'damaged-heapglass'],
  ['{"snapshot":{"meta":{"node_fields":[', 'v8-heapsnapshot'],
  ['.loader: _load_stat\n.r:1\n', 'guppy-hpy'],
  ['JAVA PROFILE 1.0.2\0', 'hprof'],
  ['\x80\x04\x95\x10\0\0\0\0\0\0\0\x8c\x0btracemalloc', 'pickle'],
  ['{"type":"ROOT", "root":"vm"}\n{"address":"0x7f"}', 'ruby-heap-dump'],
  ['PK\x03\x04\x14', 'zip'],
  ['\x1f\x8b\x08\0', 'gzip'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['\xff\xd8\xff\xe0', 'jpeg'],
  ['%PDF-1.7', 'pdf'],
  ['\x7fELF\x02\x01\x01' + '\0'.repeat(9) + '\x04\0', 'elf-core'],
  ['\x7fELF\x02\x01\x01' + '\0'.repeat(9) + '\x03\0', 'elf'],
  ['{"a": 1}', 'json'],
  ['#!/usr/bin/env python3\n', 'python-source'],
  ['hello\n', 'text'],
  ['\xef\xbb\xbfhello', 'text'],
  ['\0\x01\x02', 'binary'],
];

test.each(heads)('%j looks like %s', (text, expected) => {
  expect(looksLike(latin(text))).toBe(expected);
});

test.each(heads.filter(([text]) => text !== '' && !text.startsWith('\x1f')))(
  '%j is refused by its looks, also gzipped',
  async (text, expected) => {
    const failure = {
      code: 'unknown-format',
      facts: { looksLike: expected, formats: 'Heapglass capture (.heapglass, .heapglass.gz)' },
    };
    await expect(openBytes(latin(text))).rejects.toMatchObject(failure);
    await expect(openBytes(gzipSync(latin(text)))).rejects.toMatchObject(failure);
  },
);
