/** The plain part of the language against CPython: fixtures/guppy/python-cases.json, made by oracle/guppy/make_python_cases.py. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HeapyError } from '../heapy-error.ts';
import { consoleOf } from '../testing/console-of.ts';

const file = new URL('../../../fixtures/guppy/python-cases.json', import.meta.url);
const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly (readonly [source: string, text: string])[];
const console = consoleOf();

function answer(source: string): string {
  try {
    return console.repr(source);
  } catch (error) {
    if (error instanceof HeapyError) return 'error';
    throw error;
  }
}

test('there are many', () => expect(cases.length).toBeGreaterThan(900));

test.each(cases)('%s is %s', (source, text) => {
  expect(answer(source)).toBe(text.startsWith('error: ') ? 'error' : text);
});
