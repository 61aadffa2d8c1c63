import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';
import { jsonOfTable, jsonText, oneLine, printable } from './terminal.ts';

const parse = (line: string) => parseArguments(line === '' ? [] : line.split(' '));

describe('parseArguments', () => {
  it('reads the commands', () => {
    expect(parse('info a.heapglass --json')).toEqual({ kind: 'info', file: 'a.heapglass', json: true });
    expect(parse('--json info -')).toEqual({ kind: 'info', file: '-', json: true });
    expect(parse('eval a b h.bytype')).toEqual({
      kind: 'eval',
      files: ['a', 'b'],
      expression: 'h.bytype',
      json: false,
    });
    expect(parse('eval a b --script x --json')).toEqual({ kind: 'script', files: ['a', 'b'], script: 'x', json: true });
    expect(parse('eval a --script=x')).toEqual({ kind: 'script', files: ['a'], script: 'x', json: false });
    expect(parse('eval a -- -1')).toEqual({ kind: 'eval', files: ['a'], expression: '-1', json: false });
    expect(parse('eval --help')).toEqual({ kind: 'help' });
    expect(parse('--version')).toEqual({ kind: 'version' });
  });

  it.each([
    ['', /command is missing/],
    ['inform x', /unknown command 'inform'/],
    ['info', /needs a file/],
    ['info a b', /one file, not also 'b'/],
    ['info a --script x', /belongs to eval/],
    ['eval', /needs a file and an expression/],
    ['eval h', /file before the expression 'h'/],
    ['eval --script x', /needs a file/],
    ['eval a --script', /needs the name/],
    ['eval a h --jsn', /unknown option '--jsn'.*--json/],
    ['eval - - h', /only once/],
    ['eval - --script -', /only once/],
  ])('%s is refused with the word and the remedy', (line, problem) => {
    const command = parse(line);
    expect(command.kind).toBe('mistake');
    expect(command.kind === 'mistake' && command.problem).toMatch(problem);
  });
});

describe('text for a terminal', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u009b2Jgone', 'gone'],
    ['a\u001b]0;title\u0007b', 'ab'],
    ['a\u001b]8;;http://x\u001b\\b', 'ab'],
    ['a\u001bP1$r\u001b\\b', 'ab'],
    ['a\u001bcb', 'ab'],
    ['a\u0000\u0008\r\tb\u007f\u0085c', 'abc'],
    ['two\nlines', 'two\nlines'],
    ['\u001b', ''],
    ['größe 漢字 🙂', 'größe 漢字 🙂'],
    ['safe\u202ecod.exe\u202c', 'safecod.exe'],
  ])('%j is shown as %j', (text, shown) => expect(printable(text)).toBe(shown));

  it('is one line where one line is asked', () => expect(oneLine('a\n  b\r\nc\u001b[1m')).toBe('a b c'));

  it('writes tables of any length as JSON', () => {
    for (const length of [0, 1, 9_999, 10_000, 10_001]) {
      const table = { type: 'set', rows: Array.from({ length }, (_, index) => ({ index, name: 'x\u0085' })) };
      const text = [...jsonOfTable(table)].join('');
      expect(JSON.parse(text)).toEqual(table);
      expect(text).not.toContain('\u0085');
    }
  });

  it('loses nothing in JSON', () => {
    const value = { name: 'a\u001b[31m\u009b\u007f\n' };
    expect(jsonText(value)).not.toMatch(/[\u001b\u007f\u009b]/);
    expect(JSON.parse(jsonText(value))).toEqual(value);
  });
});
