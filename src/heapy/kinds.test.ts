/** Kinds against what guppy3 prints for them: fixtures/guppy/kind-cases.json, made by oracle/guppy/make_kind_cases.py. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryHeap } from '../heap/testing/arbitrary-heap.ts';
import { heapOf } from '../heap/testing/heap-of.ts';
import { consoleOf, consoleOver, openHeap } from './testing/console-of.ts';
import { shop } from './testing/shop.ts';

const file = new URL('../../fixtures/guppy/kind-cases.json', import.meta.url);
const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly {
  readonly expression: string;
  readonly text: string;
}[];

/** Two classes, four objects, a list of three of them; types have the addresses of the cases. */
const program = heapOf(
  'root → .i0_modules=modules',
  "modules:dict 232 → ['__main__']=main ['sys']=sys",
  'sys:module 72 name=sys',
  'main:module 72 name=__main__ → .__dict__=globals',
  "globals:dict 360 → ['A']=A ['B']=B ['a0']=a0 ['a1']=a1 ['a2']=a2 ['b']=b ['held']=held ['one']=one ['text']=text",
  'A:type 1688 @4096 class=__main__.A(object)',
  'B:type 1688 @8192 class=__main__.B(__main__.A,object)',
  'int:type 408 @12288 class=int(object)',
  'str:type 408 @16384 class=str(object)',
  'list:type 408 @20480 class=list(object)',
  'object:type 408 @24576 class=object()',
  'dict:type 408 @28672 class=dict(object)',
  'code:type 408 class=types.CodeType(object)',
  'function:type 408 class=function(object)',
  'a0:__main__.A 56',
  'a1:__main__.A 56',
  'a2:__main__.A 56',
  'b:__main__.B 56',
  'held:list 88 → [0]=a0 [1]=a1 [2]=a2',
  'one:int 28 repr=1',
  'text:str 51 "ab"',
);

/**
 * heapy does not know that inverted and compared kinds are within Anything, and has a second name for it, `~hp.Nothing`: it keeps
 * `(~hp.Size(64) & hp.Anything)`, where we say `~hp.Size(64)`.
 */
const isAboutEverything = ({ expression, text }: (typeof cases)[number]): boolean =>
  (/hp\.Anything/.test(expression) && /~|alt| - /.test(expression) && expression !== '~hp.Anything') ||
  /^~hp\.Nothing$/.test(text) ||
  (/^~hp\.Size\(64\) \| |\| ~hp\.Size\(64\)$/.test(expression) &&
    text.endsWith('| ~hp.Size(64))') &&
    /hp\.Size\(64\) \|/.test(text));

describe('kinds as guppy3 has them', () => {
  const console = consoleOf(program);
  test('are many, with few that we say better', () => {
    expect(cases.length).toBeGreaterThan(1000);
    expect(cases.filter(isAboutEverything).length).toBeLessThan(60);
  });
  test.each(cases.filter((one) => !isAboutEverything(one)))('$expression', ({ expression, text }) =>
    expect(console.repr(expression)).toBe(text),
  );
});

describe('kinds and Anything', () => {
  const console = consoleOf(program);
  test.each([
    ['hp.Size(64) | ~hp.Size(64)', 'hp.Anything'],
    ['hp.Anything - hp.Size(64)', '~hp.Size(64)'],
    ['hp.Anything & ~hp.Size(64)', '~hp.Size(64)'],
    ["hp.Type(main.A).alt('<=') <= hp.Anything", 'True'],
    ["hp.Type(main.A).alt('<=') - hp.Anything", 'hp.Nothing'],
    ['hp.Anything - hp.Anything', 'hp.Nothing'],
  ])('%s', (source, text) => expect(console.repr(source)).toBe(text));
});

const kinds = fc.constantFrom(
  'hp.Type.Int',
  'str',
  'hp.Size(16)',
  "hp.Size(16).alt('>')",
  'hp.Clodo(dictof=())',
  'hp.Anything',
  'hp.Module()',
  'h[0]',
  'h[1:3]',
  '(h - h)',
  'hp.findex(hp.Size(16), str)(1)',
  'h.bytype[0].kind',
  'h.bysize[0].kind',
);

describe('laws of kinds over sets', () => {
  test.each([
    'h & (k | l) == (h & k) | (h & l)',
    'h & (k & l) == (h & k) & l',
    'h & (k - l) == (h & k) - l',
    'h & (k ^ l) == (h & (k | l)) - (k & l)',
    'h - k == h & ~k',
    '(h & k).disjoint(h - k) and (h & k).count + (h - k).count == h.count',
    'h & ~(~k) == h & k',
    '(h & k) <= k and h & k <= h',
    'not (k <= l) or (h & k) <= (h & l)',
    '(h & k).kind >= (h & k)',
    'h & h.kind == h and h & h.bysize.kind == h and h & h.byid.kind == h',
    'h & k.biper(0) == h & k and h & k.biper(1) == h - k',
  ])('%s', (law) => {
    fc.assert(
      fc.property(arbitraryHeap(), kinds, kinds, (graph, k, l) => {
        const console = consoleOf(graph);
        const bind = (name: string, source: string): string => {
          try {
            console.value(source);
            return `${name} = ${source === 'str' ? 'hp.Type.Str if False else (str | (h - h))' : source}\n`;
          } catch {
            return `${name} = hp.Size(16)\n`; // the heap has fewer rows than the expression asks for
          }
        };
        expect(console.run(`${bind('k', k)}${bind('l', l)}print(${law})`)).toBe('True\n');
      }),
      { numRuns: 30 },
    );
  });
});

describe('kinds of references', () => {
  const console = consoleOf(shop());
  test.each([
    ['h & hp.Rcs(list)', 'h.byrcs', 'list'],
    ['h & hp.Rcs(hp.Type.Module.dictof)', 'h.byrcs', 'dict of module'],
    ["h & hp.Via('[0]')", 'h.byvia', "'[0]'"],
  ])('%s is the row of %s', (source, table, name) => {
    const row = `[r.set for r in ${table}.partition.get_rows() if r.name == ${JSON.stringify(name)}][0]`;
    expect(console.run(`print(${source} == ${row}, (${source}).count > 0, ${row}.kind >= ${row})`)).toBe(
      'True True True\n',
    );
  });

  test.each([
    ["(h & hp.Rcs(list).alt('>=')) >= (h & hp.Rcs(list))", 'True'],
    ["(h & hp.Via('[0]').alt('<=')) >= (h & hp.Via('[0]'))", 'True'],
    ['hp.Rcs().brief', '<referred by: <Nothing>>'],
    ['hp.Rcs(list, hp.Clodo(dictof=())).brief', '<referred by: dict (no owner), list>'],
    ["hp.Rcs(list).alt('<=').brief", '<referred by at most: list>'],
    ['h.byrcs[0].kind', '<referred by: module>'],
    ['h & hp.Type(main.cache)', 'type: a type is expected, such as int or main.Order, not an object of the snapshot'],
    ['hp.Clodo(dict)', /^type: Clodo\(\) takes a type other than dict/],
    ["hp.Size(64).alt('~')", /^value: No such comparison symbol: '~'/],
    ["hp.Module('nope')", /^name: s1 has no module 'nope'/],
    ["hp.Module('sys').alt('<')", /^(name|value): /],
    ["hp.Type('foo')", /^value: a type is written as/],
    ['hp.Idset(1)', /^missing: kinds of Idset/],
    ['dict()', "type: 'dict' names a kind here, as in h & dict; it makes no objects"],
    ["h & hp.Via('nonsense')", /^value: Via\(\) takes references/],
  ])('%s', (source, expected) => {
    const printed = console.run(`print(${source})`).trimEnd();
    if (typeof expected === 'string') expect(printed).toBe(expected);
    else expect(printed).toMatch(expected);
  });

  test.each([
    ['k = hp.Size(1)\nfor i in range(1000): k = k.dictof', 'budget: kinds inside kinds more than 60 deep\n'],
    ['k = hp.Size(1)\nfor i in range(1000): k = k.biper(0)', 'budget: kinds inside kinds more than 60 deep\n'],
    ['k = hp.Size(0)\nfor i in range(400): k = k | hp.Size(i)\nprint((h & k).count > 0)', 'True\n'],
  ])('%s', (source, printed) => expect(console.run(source)).toBe(printed));

  test('large kinds meet in time, or an error says that they are too large', () => {
    const source =
      'k = hp.Size(0)\nl = hp.Id(0)\nfor i in range(150):\n  k = k | hp.Size(i)\n  l = l | hp.Id(i)\nm = k & l\n';
    const start = performance.now();
    expect(console.run(`${source}print(m.brief[:20])`)).toBe(
      'budget: the intersection of these kinds has too many parts\n',
    );
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('owners and dicts of a set', () => {
    expect(console.text('(h & hp.Type.Module.dictof).owners == h & hp.Type.Module')).toBe('True');
    expect(console.text('h & h.owners.dictof == (h & dict) - hp.Clodo(dictof=())')).toBe('True');
  });

  test('kinds of a closed snapshot are forgotten with its sets', () => {
    const both = consoleOver([openHeap('s1', shop()), openHeap('s2', shop())]);
    both.run('k = s1.heap() | hp.Size(1); l = hp.Size(1)');
    both.interpreter.forget('s1');
    expect(both.error('k').code).toBe('name');
    expect(both.text('l')).toBe('<size = 1>');
  });
});
