/** Whatever is typed, or stands in a link: an answer or a HeapyError, soon. `HEAPGLASS_LONG=1` runs the full numbers. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runToEnd } from '../base/steps.ts';
import { HeapyError } from './heapy-error.ts';
import { textOf } from './heapy.ts';
import { parseStatements } from './parse/parse.ts';
import { consoleOf } from './testing/console-of.ts';
import { shop } from './testing/shop.ts';

const long = process.env['HEAPGLASS_LONG'] === '1';
const GENERATED = long ? 10_000 : 300;
const MUTATED = long ? 5_000 : 300;
/** Slowest parse allowed. The machine has other things to do: a slow one is measured again. */
const PARSE_MS = 50;
const ATTEMPTS = 5;

/** Milliseconds that parsing takes when nothing disturbs it; a HeapyError is an answer, anything else is thrown on. */
function parseTime(source: string): number {
  let best = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && best >= PARSE_MS; attempt++) {
    const start = performance.now();
    try {
      parseStatements(source);
    } catch (error) {
      if (!(error instanceof HeapyError)) throw error;
      expect(error.code).toBe('syntax');
      expect(error.message).not.toBe('');
    }
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const atoms = fc.constantFrom(
  'h',
  'hp',
  's1',
  'main',
  'main.cache',
  '1',
  '0x1F',
  "'a'",
  '2.5',
  'None',
  'True',
  'x',
  '[]',
  '()',
  'hp.Type',
  'hp.Type.Int',
  'hp.Size(64)',
  'hp.Clodo(dictof=())',
  'hp.Anything',
  'int',
  'hp.findex',
);
const names = fc.constantFrom(
  'count',
  'size',
  'bytype',
  'bysize',
  'byid',
  'byclodo',
  'stat',
  'more',
  'all',
  'parts',
  'get_rows',
  'heap',
  'diff',
  'by',
  'prev',
  'top',
  'er',
  'format',
  'kind',
  'byrcs',
  'brief',
  'dictof',
  'biper',
  'alt',
  'maprox',
  'owners',
  'dump',
  'load',
  'setref',
  'referrers',
  '__class__',
);
const operators = fc.constantFrom(
  '+',
  '-',
  '*',
  '/',
  '//',
  '%',
  '**',
  '&',
  '|',
  '^',
  '==',
  '<',
  '<=',
  'in',
  'not in',
  'and',
  'or',
  'is',
  '@',
  ':=',
);

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    atoms,
    fc.tuple(tie('expression'), names).map(([e, n]) => `${e}.${n}`),
    fc.tuple(tie('expression'), fc.array(tie('expression'), { maxLength: 2 })).map(([e, a]) => `${e}(${a.join(', ')})`),
    fc.tuple(tie('expression'), tie('expression')).map(([e, i]) => `${e}[${i}]`),
    fc
      .tuple(tie('expression'), fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 9 }))
      .map(([e, a, b]) => `${e}[${a}:${b}]`),
    fc.tuple(tie('expression'), operators, tie('expression')).map((parts) => `(${parts.join(' ')})`),
    fc
      .tuple(fc.constantFrom('-', '~', 'not ', '+', 'lambda: '), tie('expression'))
      .map((parts) => `(${parts.join('')})`),
    fc
      .tuple(
        fc.constantFrom('len', 'sum', 'min', 'sorted', 'range', 'round', 'abs', 'int', 'str', 'print', 'list'),
        tie('expression'),
      )
      .map(([f, e]) => `${f}(${e})`),
    fc.tuple(tie('expression'), tie('expression')).map(([e, s]) => `[${e} for x in ${s}]`),
    tie('expression').map((e) => `f'{${e.replaceAll("'", '"')}:>5}'`),
  ),
}));

/** Parses and runs: HeapyErrors are answers; anything else is thrown on. */
function answer(source: string): void {
  expect(parseTime(source)).toBeLessThan(PARSE_MS);
  for (const { value, error } of runToEnd(consoles.interpreter.run(source))) {
    if (error?.range !== undefined) expect(error.range.from).toBeLessThanOrEqual(source.length);
    if (value !== undefined) print(value);
  }
}

function print(value: Parameters<typeof textOf>[0]): void {
  try {
    expect(typeof runToEnd(textOf(value))).toBe('string');
  } catch (error) {
    if (!(error instanceof HeapyError)) throw error;
  }
}

const consoles = consoleOf(shop(), shop());

test(`${GENERATED} generated expressions`, { timeout: 600_000 }, () => {
  fc.assert(fc.property(expression, answer), { numRuns: GENERATED });
});

const listings = [
  'from guppy import hpy\nhp = hpy()\nh = hp.heap(); print("Heap Size :", h.size, "bytes\\n"); print(h)\n',
  'st = hp.heapu(stat=True)\nfor row in st[:5].get_rows(): print(row.index, row.count, row.name)\n',
  'd = s2.heap().diff(s1.heap())\nprint(f"{d.count:>10,} {d.size!r}", [r.name for r in d.get_rows() if r.size > 0])\n',
  'def human(n, units=("B", "KB")):\n  for unit in units:\n    if n < 1024: return f"{n:.2f} {unit}"\n    n = n / 1024\nprint(human(h.size))\n',
  's1.setref(); x = (s2.heap() & hp.Size(64).alt(">=")) - str\nprint(x.kind, x.brief, x <= int | ~x)\nh.dump("a.hpy"); hp.load("a.hpy")\n',
  'if h[0].size > 1_000 and not \'x\' in "yx":\n  x = (h.bytype & ~h[1])[::2]\nelse:\n  del x\n',
];

test(`${MUTATED} listings with bytes changed`, { timeout: 600_000 }, () => {
  const edit = fc.record({ at: fc.nat(400), drop: fc.nat(3), insert: fc.string({ unit: 'binary', maxLength: 4 }) });
  const mutant = fc
    .tuple(fc.constantFrom(...listings), fc.array(edit, { minLength: 1, maxLength: 6 }))
    .map(([text, edits]) =>
      edits.reduce((source, { at, drop, insert }) => {
        const place = at % (source.length + 1);
        return source.slice(0, place) + insert + source.slice(place + drop);
      }, text),
    );
  fc.assert(fc.property(mutant, answer), { numRuns: MUTATED });
});

test(`${MUTATED} completions`, { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(expression, fc.nat(60), (source, position) => {
      for (const { text, replaces } of consoles.interpreter.complete(source, position)) {
        expect(text).not.toBe('');
        expect(replaces).toBeLessThanOrEqual(position);
      }
    }),
    { numRuns: MUTATED },
  );
});
