/** `.hpy` files: those of guppy3 read and printed as it prints them, ours read by guppy3 itself. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runToEnd } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import { textOf } from '../heapy.ts';
import { consoleOf } from '../testing/console-of.ts';
import { shop } from '../testing/shop.ts';
import { allOf, moreOf } from '../values/page.ts';
import { tableOf } from '../values/rows.ts';
import type { DiffValue, StatValue } from '../values/value.ts';
import { allPackages, firstPackage } from './parse.ts';
import { packageOf } from './write.ts';

type Stat = StatValue | DiffValue;

interface Seen {
  readonly text: string;
  readonly more: string;
  readonly all: string;
  readonly count: number;
  readonly size: number;
  readonly rows: readonly (readonly [number, number, number, number, string])[];
  readonly timemade: number;
  readonly kindheader: string;
  readonly format: string;
}

/** What guppy3's script says of a package, of one of ours. */
function seen(stat: Stat): Seen {
  const { head, range } = runToEnd(tableOf(stat));
  return {
    text: runToEnd(textOf(stat)),
    more: runToEnd(moreOf(stat)).text,
    all: runToEnd(allOf(stat)).text,
    count: stat.count,
    size: stat.size,
    rows: runToEnd(range(0, head.rowCount)).map((row) => [row.index, row.count, row.size, row.cumulative, row.name]),
    timemade: stat.timeMade,
    kindheader: stat.header,
    format: stat.type === 'diff' ? 'DiffFormat' : stat.format,
  };
}

const folder = new URL('../../../fixtures/hpy/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const printed = JSON.parse(read('printed.json')) as Readonly<Record<string, readonly Seen[]>>;
const files = readdirSync(folder).filter((name) => name.endsWith('.hpy'));
const write = (stats: readonly Stat[]): string => stats.map((stat) => runToEnd(packageOf(stat))).join('');

describe('files of guppy3', () => {
  test('are there', () => expect(files).toEqual(Object.keys(printed)));

  test.each(files)('%s prints as guppy3 prints it', (name) => {
    expect(runToEnd(allPackages(read(name))).map(seen)).toEqual(printed[name]);
    expect(seen(runToEnd(firstPackage(read(name))))).toEqual(printed[name][0]);
  });

  test.each(files)('%s written again is the same file', (name) =>
    expect(write(runToEnd(allPackages(read(name))))).toBe(read(name)),
  );

  test('line ends of other systems, and empty lines behind', () => {
    const text = read('multi-clodo-growing.hpy');
    const stats = runToEnd(allPackages(text));
    expect(runToEnd(allPackages(text.replaceAll('\n', '\r\n')))).toEqual(stats);
    expect(runToEnd(allPackages(`${text}\n\n`))).toEqual(stats);
  });
});

describe('broken files', () => {
  const text = read('multi-clodo-growing.hpy');

  test('cut anywhere: whole rows, or an error that says why', () => {
    const whole = runToEnd(firstPackage(text));
    let taken = 0;
    for (let end = 0; end < text.indexOf('.end') + 4; end++) {
      try {
        const stat = runToEnd(firstPackage(text.slice(0, end)));
        expect(stat.rows).toEqual(whole.rows.slice(0, stat.rows.length));
        taken++;
      } catch (error) {
        expect(error).toBeInstanceOf(HeapyError);
        expect((error as HeapyError).message).toMatch(/^Format error: /);
      }
    }
    expect(taken).toBeGreaterThan(100);
  });

  test.each([
    ['', 'no initial .loader directive'],
    ['hello\n', 'no initial .loader directive'],
    ['.loader: _load_virus\n', "no such loader: '_load_virus'"],
    ['.loader: _load_stat\n.format: Nope\n', "no such format: 'Nope'"],
    ['.loader: _load_stat\n.format: SetFormat\n', 'there is no .count'],
    ['.loader: _load_stat\n.format: SetFormat\n.count: 1e5\n', '.count is no integer'],
    ['.loader: _load_stat\nnonsense\n', "'nonsense' is no field"],
    [text.slice(0, 300).replace('.r: 10 720', '.r: 10 much'), 'the size of a row is no integer'],
    [text.slice(0, 300).replace('.r: 10 560', 'x: 10 560'), "'x: 10 560 __main__.A' is no row"],
  ])('%j', (source, message) => expect(() => runToEnd(firstPackage(source))).toThrow(message));

  test('bytes changed anywhere give stats or a HeapyError', () => {
    const change = fc.record({ at: fc.nat(text.length - 1), by: fc.string({ maxLength: 5 }) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let source = text;
        for (const { at, by } of changes) source = source.slice(0, at) + by + source.slice(at + 1);
        try {
          runToEnd(allPackages(source)).map(seen);
        } catch (error) {
          expect(error).toBeInstanceOf(HeapyError);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Stats of every format and of hostile names. */
function ours(): readonly Stat[] {
  const console = consoleOf(shop());
  const sources = [
    'h',
    'h.bytype',
    'h.bysize',
    'h.byrcs',
    'h.byvia',
    'h.byid',
    'h.bytype[0].byid',
    'h.bymodule',
    'h - h',
  ];
  const stats = sources.map((source) => console.value(`(${source}).stat`) as Stat);
  const differences = ['h.diff(h[0])', 'h[0].diff(h)', 'h.diff(h)', 'h.diff(h[0])[1:3]', 'h.stat[2:5]'];
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('', ' ', '  x  ', '.end: x', '.r: 1'),
  );
  const row = fc.record({ count: fc.integer({ min: 1, max: 1e6 }), size: fc.integer({ min: 1, max: 1e9 }), name });
  const hostile = fc
    .sample(fc.array(row, { minLength: 1, maxLength: 14 }), { numRuns: 12, seed: 4 })
    .map((rows): StatValue => ({
      type: 'stat',
      format: 'SetFormat',
      header: 'Type',
      kindName: '',
      count: rows.reduce((sum, { count }) => sum + count, 0),
      size: rows.reduce((sum, { size }) => sum + size, 0),
      rows,
      timeMade: 1795328150.25,
    }));
  return [...stats, ...differences.map((source) => console.value(source) as Stat), ...hostile];
}

describe('files of ours', () => {
  test('are read as they were written, line breaks in names apart', () => {
    const stats = ours();
    const unbroken = stats.map((stat) => ({
      ...stat,
      rows: stat.rows.map((row) => ({ ...row, name: row.name.replaceAll('\r', '\\r').replaceAll('\n', '\\n') })),
    }));
    expect(runToEnd(allPackages(write(stats))).map(seen)).toEqual(unbroken.map(seen));
  });

  const python = process.env['HEAPGLASS_GUPPY_PYTHON'] || 'python3';
  const hasGuppy = spawnSync(python, ['-c', 'import guppy']).status === 0;

  test.skipIf(!hasGuppy)('guppy3 loads and prints them identically', () => {
    const place = mkdtempSync(join(tmpdir(), 'heapglass-hpy-'));
    try {
      const file = join(place, 'ours.hpy');
      writeFileSync(file, write(ours()));
      const script = fileURLToPath(new URL('../../../oracle/guppy/make_hpy_texts.py', import.meta.url));
      const { stdout, stderr } = spawnSync(python, [script, '--load', file], { encoding: 'utf8', maxBuffer: 1 << 26 });
      expect(stderr).toBe('');
      const theirs = JSON.parse(stdout) as readonly Seen[];
      expect(runToEnd(allPackages(write(ours()))).map(seen)).toEqual(theirs);
    } finally {
      rmSync(place, { recursive: true });
    }
  });
});
