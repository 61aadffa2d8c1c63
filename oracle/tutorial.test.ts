/**
 * The eight programs of heapy's tutorial, pasted as they stand into a console over real files; where guppy3 printed the same
 * expressions for the same heap, its very text is expected.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createDerived } from '../src/analysis/derived.ts';
import { runToEnd } from '../src/base/steps.ts';
import { bytesSource, openSnapshot } from '../src/formats/index.ts';
import { createInterpreter, type Interpreter } from '../src/heapy/heapy.ts';
import type { OpenHeap } from '../src/heapy/values/value.ts';
import { oracleOf } from './printed-texts.mjs';

const fixture = (name: string): URL => new URL(`../fixtures/${name}`, import.meta.url);

async function opened(name: string, file: string): Promise<OpenHeap> {
  const steps = openSnapshot(bytesSource(readFileSync(fixture(file))));
  for (;;) {
    const step = await steps.next();
    if (step.done !== true) continue;
    const { graph, facts } = step.value;
    return { name, heap: { graph, derived: createDerived(graph) }, facts };
  }
}

/** A console over files, named s1, s2 …; the first is selected. */
async function consoleOver(...files: readonly string[]): Promise<Interpreter> {
  const heaps: OpenHeap[] = [];
  for (const file of files) heaps.push(await opened(`s${heaps.length + 1}`, file));
  return createInterpreter({ heaps: () => heaps, selected: () => 's1' });
}

/** What a listing prints; throws at its first error. */
function printedBy(interpreter: Interpreter, listing: string): string {
  return runToEnd(interpreter.run(listing))
    .map(({ printed, error }) => {
      if (error !== undefined) throw error;
      return printed;
    })
    .join('');
}

const TUTORIAL = 'guppy/tutorial.heapglass';
const SERIES = ['capture/cache-1.heapglass', 'capture/cache-2.heapglass', 'capture/cache-3.heapglass'] as const;
const oracle = oracleOf(fileURLToPath(fixture(TUTORIAL)));
const texts = new Map([...oracle.texts, ...oracle.later].map(({ expression, text }) => [expression, text]));

/** guppy3's text of an expression. */
function theirs(expression: string): string {
  const text = texts.get(expression);
  if (text === undefined) throw new Error(`guppy3 printed no ${expression}`);
  return text;
}

const BEGIN = 'from guppy import hpy\nhp = hpy()\nh = hp.heap()\n';

describe('1: heap status, reference point', () => {
  const listing = `from guppy import hpy
hp = hpy()
h = hp.heap(); print("Heap Status At Starting :"); print("Heap Size :", h.size, "bytes\\n"); print(h)
hp.setref()
h1 = hp.heap(); print("Heap Size :", h1.size, "bytes\\n"); print(h1)
numbers = list(range(1000, 2400)); text = "Hello World"; array = bytearray(6000)
h2 = hp.heap(); print("Heap Size :", h2.size, "bytes\\n"); print(h2)
print("Memory Usage After Creation Of Objects :", h2.size - h1.size, "bytes")
`;

  test('over one file: nothing is new after the reference', async () => {
    const printed = printedBy(await consoleOver(TUTORIAL), listing);
    expect(printed).toBe(
      `Heap Status At Starting :\nHeap Size : ${theirs('hp.heap().size')} bytes\n\n${theirs('hp.heap()')}\n` +
        'Heap Size : 0 bytes\n\n<Nothing>\nHeap Size : 0 bytes\n\n<Nothing>\nMemory Usage After Creation Of Objects : 0 bytes\n',
    );
  });

  test('over a series: the three heaps are three files', async () => {
    const interpreter = await consoleOver(...SERIES);
    const printed = printedBy(
      interpreter,
      `h = s1.heap(); s1.setref(); h1 = s1.heap(); h2 = s2.heap(); h3 = s3.heap()
print(h1.count, (h2 & main.Order).count, (h3 & main.Order).count, (h2 & main.AuditTrail).count, h3.size > h2.size > 0)
print(h2 == s2.heap(), h2.disjoint(s2.iso(s2.main)))
`,
    );
    expect(printed).toBe('0 400 800 400 True\nTrue True\n');
  });
});

describe('2: unreachable objects', () => {
  test('totals, rows by iteration, the first five, the table, the difference', async () => {
    const interpreter = await consoleOver('capture/cache.heapglass');
    const printed = printedBy(
      interpreter,
      `from guppy import hpy
hp = hpy()
st = hp.heapu(stat=True)
print("Total Objects :", st.count); print("Total Size :", st.size, "Bytes"); print("Number of Entries :", st.numrows)
for row in st.get_rows(): print(row.index, row.count, row.size, row.cumulsize, row.name)
for row in st[:5].get_rows(): print(row.index, row.count, row.size, row.cumulsize, row.name)
print(st)
hp.setref(); print(hp.heapu())
`,
    ).split('\n');
    const [objects, size, entries] = printed.slice(0, 3).map((line) => Number(/\d+/.exec(line)?.[0]));
    const rows = printed.slice(3, 3 + entries).map((line) => line.split(' '));
    expect(objects).toBeGreaterThan(1000);
    expect(rows.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(objects);
    expect(rows.at(-1)?.[3]).toBe(String(size));
    expect(printed.slice(3 + entries, 8 + entries)).toEqual(printed.slice(3, 8));
    expect(printed[8 + entries]).toBe(`Partition of a set of ${objects} objects. Total size = ${size} bytes.`);
    const last = printed.indexOf('Summary of difference operation (A-B).');
    expect(printed.slice(last)).toEqual([
      'Summary of difference operation (A-B).',
      '        Count     Size',
      `  A    ${String(objects).padStart(6)} ${String(size).padStart(8)}`,
      `  B    ${String(objects).padStart(6)} ${String(size).padStart(8)}`,
      '  A-B       0        0  =         0 % of B',
      '',
    ]);
  });
});

describe('3: entries', () => {
  test('prints what guppy3 prints', async () => {
    const printed = printedBy(
      await consoleOver(TUTORIAL),
      `from guppy import hpy
hp = hpy()
def human(n):
    for unit in ("Bytes", "KB", "MB", "GB"):
        if n < 1024: return f"{n:.2f} {unit}"
        n = n / 1024
h = hp.heap(); print(h); print(h[0]); print(h[1]); print(h[3])
print("Total Heap Size :", human(h.size))
for i in range(15): print("Size Of Object :", i, "-", human(h[i].size))
`,
    );
    const tables = ['hp.heap()', 'hp.heap()[0]', 'hp.heap()[1]', 'hp.heap()[3]']
      .map((one) => `${theirs(one)}\n`)
      .join('');
    expect(printed.slice(0, tables.length)).toBe(tables);
    const [total, first, ...others] = printed.slice(tables.length).trimEnd().split('\n');
    expect(total).toBe(`Total Heap Size : ${(Number(theirs('hp.heap().size')) / 1024 ** 2).toFixed(2)} MB`);
    expect(first).toBe(`Size Of Object : 0 - ${(Number(theirs('hp.heap()[0].size')) / 1024 ** 2).toFixed(2)} MB`);
    expect(others).toHaveLength(14);
    for (const line of others) expect(line).toMatch(/^Size Of Object : \d+ - \d+\.\d\d (Bytes|KB|MB)$/);
  });
});

describe('4: difference of two heaps', () => {
  test('sizes, disjoint, diff with its rows', async () => {
    const printed = printedBy(
      await consoleOver(...SERIES),
      `h1 = s1.heap(); h2 = s2.heap()
print("Memory Usage After Creation Of Objects :", h2.size - h1.size, "bytes")
print("Whether Two Heap Status Are Disjoint :", h1.disjoint(h2))
d = h2.diff(h1)
print("Total Objects :", d.count); print("Total Size :", d.size, "Bytes"); print("Number of Entries :", d.numrows)
for row in d.get_rows(): print(row.index, row.count, row.size, row.cumulsize, row.name)
`,
    ).split('\n');
    const number = (line: string): number => Number(/-?\d+/.exec(line)?.[0]);
    expect(printed[1]).toBe('Whether Two Heap Status Are Disjoint : False');
    expect([number(printed[2]), number(printed[3])]).toEqual([7200, number(printed[0])]);
    const rows = printed.slice(5, -1);
    expect(rows).toHaveLength(number(printed[4]));
    expect(rows.map((row) => row.split(' ').slice(4).join(' '))).toContain('__main__.Order');
    expect(rows.find((row) => row.endsWith(' __main__.Order'))?.split(' ')[1]).toBe('400');
    expect(rows.at(-1)?.split(' ')[3]).toBe(String(number(printed[3])));
  });
});

describe('5: properties', () => {
  test('what is dumped is loaded, and prints the same', async () => {
    const printed = printedBy(
      await consoleOver(TUTORIAL),
      `${BEGIN}print(h.count); print(h.size); print(h.stat)
h.dump("heap.hpy")
print(hp.load("heap.hpy"))
print(h.referents.count > 40000, h.referrers.count > 10000, h.referents <= h | h.referents)
`,
    );
    const expected = ['.count', '.size', '.stat', '.stat'].map((one) => `${theirs(`hp.heap()${one}`)}\n`);
    expect(printed).toBe(`${expected.join('')}True True True\n`);
  });
});

describe('6: groupings', () => {
  const groupings = '.bytype .byrcs .bymodule .bysize .byunity .byid .byclodo [-1].byidset'.split(' ');
  test.each(['', ...groupings])('h%s', async (grouping) => {
    const printed = printedBy(await consoleOver(TUTORIAL), `${BEGIN}print(h${grouping})\n`);
    expect(printed).toBe(`${theirs(`hp.heap()${grouping}`)}\n`);
  });
});

describe('7: sets of given objects', () => {
  test('a list is one object, its elements are many; a literal stands for the objects equal to it', async () => {
    const interpreter = await consoleOver(TUTORIAL);
    const printed = printedBy(
      interpreter,
      `from guppy import hpy
hp = hpy()
print(hp.iso(main.big)); print(hp.iso("H")); print(hp.iso(main.empty)); print(hp.idset(main.big)); print(hp.idset("CoderzCol"))
`,
    );
    const labels = printed.split('\n').filter((line) => line.startsWith('Partition'));
    expect(labels.slice(0, 4)).toEqual([
      'Partition of a set of 1 object. Total size = 26040 bytes.',
      'Partition of a set of 1 object. Total size = 50 bytes.',
      'Partition of a set of 1 object. Total size = 56 bytes.',
      'Partition of a set of 3000 objects. Total size = 84000 bytes.',
    ]);
    expect(labels[4]).toMatch(/^Partition of a set of \d+ objects\. Total size = \d+ bytes\.$/);
    expect(printedBy(interpreter, 'print(hp.iso(main.empty) <= hp.iso([]), hp.iso([]) <= hp.Type.List)')).toBe(
      'True True\n',
    );
  });

  test('objects are made in the process, not here: the line that makes them says so', async () => {
    const interpreter = await consoleOver(TUTORIAL);
    expect(() => printedBy(interpreter, 'big = [i for i in range(1500000)]')).toThrow(
      'a range of 1500000 numbers; the limit is 100000 (objects of the program have names: main.x)',
    );
  });
});

describe('8: documentation', () => {
  test('lists and sentences', async () => {
    const printed = printedBy(
      await consoleOver(TUTORIAL),
      `${BEGIN}print(hp.doc); print(hp.doc.heap); print(hp.doc.setref); print(h.doc); print(h.doc.byrcs)\n`,
    );
    expect(printed).toMatch(/^Top level interface to Heapy. Available attributes:\n/);
    expect(printed).toContain('\nheap()\n\nAll objects that the roots reach');
    expect(printed).toContain('\nsetref(reachable=None, unreachable=None)\n\nFrom now on heap()');
    expect(printed).toContain('\nThe same objects grouped by ');
    for (const name of ['byclodo', 'referrers', 'dump', 'kind', 'brief', 'load', 'findex', 'setref'])
      expect(printed).toMatch(new RegExp(`\\b${name}\\b`));
  });
});
