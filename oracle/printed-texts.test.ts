/** Our text over guppy3's own heaps against what guppy3 printed for them: the ORCL chunk of fixtures/guppy/*.heapglass. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { createDerived } from '../src/analysis/derived.ts';
import { runToEnd } from '../src/base/steps.ts';
import { bytesSource, openSnapshot } from '../src/formats/index.ts';
import type { Snapshot } from '../src/heap/snapshot.ts';
import { createInterpreter, reprOf, type Interpreter } from '../src/heapy/heapy.ts';
import { printedTexts } from './printed-texts.mjs';

const folder = new URL('../fixtures/guppy/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.heapglass'));

/** guppy3 prints its own printer there, with an address; we print the first page. */
const isPrinter = (text: string): boolean => text.startsWith('<guppy.heapy.OutputHandling.Printer object at');

async function read(bytes: Uint8Array): Promise<Snapshot> {
  const steps = openSnapshot(bytesSource(bytes));
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
  }
}

test('there are files of the oracle', () => expect(files.length).toBeGreaterThan(0));

describe.each(files)('%s', (file) => {
  const path = fileURLToPath(new URL(file, folder));
  const printed = printedTexts(path).filter(({ text }) => !isPrinter(text));
  let interpreter: Interpreter;

  beforeAll(async () => {
    const { graph, facts } = await read(readFileSync(path));
    const open = { name: 's1', heap: { graph, derived: createDerived(graph) }, facts };
    interpreter = createInterpreter({ heaps: () => [open], selected: () => 's1' });
  });

  test('guppy3 printed hundreds of texts for it', () => expect(printed.length).toBeGreaterThan(200));

  test.each(printed)('$expression', ({ expression, text }) => {
    expect(runToEnd(reprOf(runToEnd(interpreter.evaluate(expression))))).toBe(text);
  });
});
