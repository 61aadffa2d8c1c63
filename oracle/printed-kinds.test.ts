/** Kinds, briefs, complements and selections over guppy3's own heaps, against what guppy3 printed for them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { createDerived } from '../src/analysis/derived.ts';
import { runToEnd } from '../src/base/steps.ts';
import { openBytes } from '../src/formats/testing/open.ts';
import { createInterpreter, reprOf, type Interpreter } from '../src/heapy/heapy.ts';
import { oracleOf } from './printed-texts.mjs';

const folder = new URL('../fixtures/guppy/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.heapglass'));

const isOfKinds = (expression: string): boolean =>
  /\.(kind|brief)$|^~| & (int|str|hp\.)|^hp\.[A-Z]|^hp\.(iso|idset)\([^)]*\)$/.test(expression);

describe.each(files)('%s', (file) => {
  const path = fileURLToPath(new URL(file, folder));
  const printed = oracleOf(path).later.filter(({ expression }) => isOfKinds(expression));
  let interpreter: Interpreter;

  beforeAll(async () => {
    const { graph, facts } = await openBytes(readFileSync(path));
    const open = { name: 's1', heap: { graph, derived: createDerived(graph) }, facts };
    interpreter = createInterpreter({ heaps: () => [open], selected: () => 's1' });
  });

  test('guppy3 printed dozens of texts for it', () => expect(printed.length).toBeGreaterThan(25));

  test.each(printed)('$expression', ({ expression, text }) => {
    expect(runToEnd(reprOf(runToEnd(interpreter.evaluate(expression))))).toBe(text);
  });
});
