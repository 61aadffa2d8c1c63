/** The reference point of a series: what is relative to it, what forgets it, and what links say of it. */
import { describe, expect, test } from 'vitest';
import { runToEnd } from '../base/steps.ts';
import { heapOf } from '../heap/testing/heap-of.ts';
import { consoleOver, openHeap, type TestConsole } from './testing/console-of.ts';

const before = heapOf('root → .a=a .b=b', 'a:list 56 @4096', 'b:str 50 @8192 "x"', 'lost:list 64 @12288');
const after = heapOf(
  'root → .a=a .b=b .c=c .d=d',
  'a:list 88 @4096',
  'b:str 60 @8192 "yy"',
  'c:dict 64 @16384',
  'd:list 72 @24576',
  'lost:list 64 @12288',
  'lost2:list 56 @20480',
);
const series = (): TestConsole => consoleOver([openHeap('s1', before), openHeap('s2', after)]);

const written = (console: TestConsole, source: string): readonly (string | undefined)[] =>
  runToEnd(console.interpreter.run(source)).map((result) => result.written);

describe('after s1.setref()', () => {
  test('heap() of every snapshot is what is new, by identity', () => {
    const console = series();
    expect(console.run('print(s1.setref(), s1.heap().count, s2.heap().count, h.count, hp.heap() == h)')).toBe(
      'None 0 3 3 True\n',
    );
    expect(console.run('print([row.name for row in s2.heap().bytype.stat.get_rows()])')).toBe(
      "['list', 'dict', 'str']\n",
    );
    expect(console.run('print(s2.heap() == s2.heap() - s1.heap())\nx = s1.heap(); print(x)')).toBe('True\n<Nothing>\n');
  });

  test('heapu() has the difference form, abs=1 the stat, stat=0 the set', () => {
    const console = series();
    console.run('s1.setref()');
    expect(console.run('print(s2.heapu())')).toBe(
      [
        'Summary of difference operation (A-B).',
        '        Count     Size',
        '  A         2      120',
        '  B         1       64',
        '  A-B       1       56  =      87.5 % of B',
        '',
        'Differences by kind, largest absolute size diffs first.',
        ' Index  Count     Size  Cumulative  % of B Type',
        '     0      1       56        56      87.5 list',
        '',
      ].join('\n'),
    );
    expect(console.run('print(s2.heapu(abs=1).count, s2.heapu(1, True).size, s2.heapu(stat=0).count)')).toBe(
      '2 120 2\n',
    );
  });

  test('the snapshot that is the reference itself has nothing new, and no difference', () => {
    const console = series();
    expect(console.run('s2.setref()\nprint(hp.heap())\nprint(hp.heapu().numrows)\nprint(s1.heap().count)')).toBe(
      '<Nothing>\n0\n1\n',
    );
  });

  test('one half alone can be set, and set to nothing again', () => {
    const console = series();
    expect(console.run('s1.setref(s1.heap() - s1.heap())\nprint(s2.heap().count, s2.heapu().format_name)')).toBe(
      '4 SetFormat\n',
    );
    expect(console.run('s1.setref(unreachable=s1.heapu())\nprint(s2.heap().count, s2.heapu().format_name)')).toBe(
      '4 DiffFormat\n',
    );
    expect(console.run('s1.setref(s1.heap())\nprint(s2.heap().count, s2.heapu().format_name)')).toBe('3 DiffFormat\n');
    expect(console.run('s1.setref(hp.Nothing)\nprint(s2.heap().count, s2.heapu().format_name)')).toBe('4 DiffFormat\n');
    expect(console.run('s1.setref(5)')).toBe('type: setref() needs a set of objects, not an int\n');
  });

  test('it ends when the snapshot is closed', () => {
    const console = series();
    console.run('s1.setref()');
    console.interpreter.forget('s2');
    expect(console.run('print(s2.heap().count)')).toBe('3\n');
    console.interpreter.forget('s1');
    expect(console.run('print(s2.heap().count, s2.heapu().format_name)')).toBe('4 SetFormat\n');
  });

  test('a heap of another process says why it has no relative form', () => {
    const console = consoleOver([
      openHeap('s1', before, { captureId: 'a', pid: 1 }),
      openHeap('s2', after, { captureId: 'b', pid: 2 }),
    ]);
    expect(console.run('s1.setref()\ns2.heap()')).toContain('s2 and s1 are of different processes');
  });
});

describe('links', () => {
  test('an expression outside the console knows no reference point, and cannot set one', () => {
    const console = series();
    console.run('s1.setref()');
    expect(console.text('s2.heap().count')).toBe('4');
    expect(console.text('h.count')).toBe('4');
    expect(console.error('s2.setref()').message).toBe(
      'setref() belongs to the console; an expression says itself what it leaves out, as in s2.heap() - s1.heap()',
    );
  });

  test.each([
    ['s2.heap().bytype[0]', '(s2.heap() - s1.heap()).bytype[0]'],
    ['h.bytype', '(h - s1.heap()).bytype'],
    ['x = hp.heap(); x.count', 'x = (hp.heap() - s1.heap())', 'x.count'],
    ['s2.heapu()', '(s2.heapu() - s1.heapu())'],
    ['s2.heapu(abs=1)', undefined],
    ['s2.heap().diff(s2.heap()[0])', '(s2.heap() - s1.heap()).diff((s2.heap() - s1.heap())[0])'],
    ['s1.iso(1)', 's1.iso(1)'],
  ])('%s', (source, ...expected) => {
    const console = series();
    expect(written(console, source)[0]).toBe(source.split(';')[0]);
    console.run('s1.setref()');
    expect(written(console, source)).toEqual(expected);
  });

  test('what is written out has the value that the console showed', () => {
    const console = series();
    console.run('s1.setref()');
    const [result] = runToEnd(console.interpreter.run('s2.heap().bytype'));
    expect(result.value).toBeDefined();
    expect(console.text(`(${result.written}).count`)).toBe('3');
    expect(console.text(result.written ?? '')).toBe(console.run('print(s2.heap().bytype)').trimEnd());
  });

  test('a reference that was given as a value cannot be written', () => {
    const console = series();
    console.run('s1.setref(s1.heap()[0])');
    expect(written(console, 's2.heap()')).toEqual([undefined]);
    expect(written(console, 's2.heapu()')).toEqual(['s2.heapu()']);
  });
});
