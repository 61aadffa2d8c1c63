import { describe, expect, it } from 'vitest';
import type { Failure, FailureCode } from '../protocol/failures.ts';
import type { WarningCode } from '../heap/snapshot.ts';
import { failureText } from './failure-text.ts';
import { warningText } from './warning-text.ts';

const FACTS: Record<FailureCode, Failure['facts']> = {
  empty: {},
  'unknown-format': { looksLike: 'a PNG image', formats: '.heapglass' },
  truncated: { format: 'heapglass', section: 'META', byteOffset: 70000 },
  inconsistent: { format: 'heapglass', section: 'OBJS', byteOffset: 7, expected: 3, actual: 4 },
  'unsupported-version': { format: 'heapglass', version: 9, supported: 1 },
  'too-large': { needed: 2 ** 33, available: 2 ** 32 },
  'bad-compression': { byteOffset: 12, detail: 'invalid block type' },
  'unreadable-file': { detail: 'no permission' },
  'out-of-memory': { phase: 'linking' },
  cancelled: {},
  expression: { code: 'attribute', message: "unknown attribute 'byrc'", from: 7, to: 11 },
  'unknown-snapshot': { name: 's9' },
  'unknown-object': { snapshot: 's1', id: '0xdead' },
  'wrong-type': { type: 'text' },
  'worker-died': { message: 'out of memory' },
  internal: { message: 'x is not a function', stack: '' },
};

it('says in words what a cut file lacks', () => {
  const said = warningText({ code: 'truncated', facts: { byteOffset: 5, missing: 'OBJS' } });
  expect(said).toMatch(/Missing: the objects from there on\.$/);
  expect(warningText({ code: 'inconsistent', facts: { chunks: 1 } })).toMatch(
    /^1 part contradicts itself and was skipped/,
  );
});

describe('failureText', () => {
  it.each(Object.keys(FACTS) as FailureCode[])('%s has a title of its own, and says every fact', (code) => {
    const failure = { code, facts: FACTS[code] };
    const { title, detail, remedy } = failureText(failure, 'a.heapglass');
    expect(title).toMatch(/\.$/);
    expect(`${title} ${detail} ${remedy}`).not.toMatch(/undefined|NaN/);
    if (code !== 'internal') expect(title).not.toBe('Heapglass made a mistake.');
  });

  it('names the byte, the section, and the character', () => {
    const said = failureText({ code: 'truncated', facts: FACTS.truncated }, 'a.heapglass');
    expect(said.title).toBe('a.heapglass is cut off before its first object.');
    expect(said.detail).toBe('It ends in META at byte 70,000.');
    expect(failureText({ code: 'expression', facts: FACTS.expression }, '').detail).toBe(
      "unknown attribute 'byrc' (at character 8)",
    );
  });

  it('words what an unknown file looks like', () => {
    const detail = (looksLike: string): string =>
      failureText({ code: 'unknown-format', facts: { looksLike, formats: '' } }, 'f').detail;
    expect(detail('png')).toBe('It looks like a PNG picture.');
    expect(detail('guppy-hpy')).toContain('guppy3');
    expect(detail('constructor')).toBe('It looks like constructor.');
  });

  it('says nothing untrue when facts are missing', () => {
    for (const code of Object.keys(FACTS) as FailureCode[]) {
      const { title, detail } = failureText({ code, facts: {} }, 'f');
      expect(`${title} ${detail}`).not.toMatch(/undefined|NaN|It looks like \./);
    }
  });
});

describe('warningText', () => {
  const CODES: Record<WarningCode, Record<string, string | number>> = {
    truncated: { byteOffset: 4711, missing: 'references' },
    checksum: { chunks: 2, byteOffset: 99 },
    dangling: { references: 12 },
    duplicates: { objects: 1 },
    'unknown-chunks': { chunks: 1, tag: 'XYZW' },
    inconsistent: { chunks: 1, byteOffset: 5, detail: 'lens' },
    careful: {},
    'skipped-objects': { objects: 3 },
    unlabelled: { references: 8 },
  };
  it.each(Object.keys(CODES) as WarningCode[])('%s is one sentence with its facts', (code) => {
    const sentence = warningText({ code, facts: CODES[code] });
    expect(sentence).toMatch(/\.$/);
    for (const value of Object.values(CODES[code])) {
      expect(sentence).toContain(typeof value === 'number' ? value.toLocaleString('en') : value);
    }
  });
});
