import { describe, expect, it } from 'vitest';
import { crumbsOf } from './breadcrumb-words.ts';

const titles = new Map([
  ['type', 'Type'],
  ['clodo', 'Kind'],
]);
const words = (expression: string, kinds = new Map<string, string>()): readonly string[] =>
  crumbsOf(expression, titles, kinds).map((c) => (c.isCode ? `<${c.words}>` : c.words));

describe('breadcrumb', () => {
  it('speaks words', () => {
    const kinds = new Map([['s1.heap().bytype[3]', 'Order']]);
    expect(words('s1.heap().bytype[3]', kinds)).toEqual(['Snapshot 1', 'all objects', 'by type', 'Order']);
    expect(words('s12.heapu()[0]')).toEqual(['Snapshot 12', 'unreachable objects', 'row 0']);
    expect(words('s1.heapu(stat=False)')).toEqual(['Snapshot 1', 'unreachable objects']);
    expect(words('hp.heap()[1:4].referrers.byclodo')).toEqual([
      'Selected snapshot',
      'all objects',
      'rows from 1 up to 4',
      'referrers',
      'by kind',
    ]);
    expect(words('s2.heap().diff(s1.heap())')).toEqual(['Snapshot 2', 'all objects', 'compared with s1.heap()']);
    expect(words('s1.iso(at(0x7f3a))')).toEqual(['Snapshot 1', 'object 0x7f3a']);
  });

  it('shows the source where it has no words', () => {
    expect(words('(s2.heap() - s1.heap()).bytype')).toEqual(['<(s2.heap() - s1.heap())>', 'by type']);
    expect(words('s1.heap().byfoo')).toEqual(['Snapshot 1', 'all objects', '<.byfoo>']);
    expect(words('s1.iso(main.CACHE)')).toEqual(['Snapshot 1', '<.iso(main.CACHE)>']);
  });

  it('goes back to the prefix of each crumb', () => {
    expect(crumbsOf('s1.heap()[0]', titles, new Map()).map((c) => c.expression)).toEqual([
      's1',
      's1.heap()',
      's1.heap()[0]',
    ]);
  });

  it('does not take a name of the program for one of its own words', () => {
    expect(words('constructor')).toEqual(['<constructor>']);
    expect(words('s1.heap().toString')).toEqual(['Snapshot 1', 'all objects', '<.toString>']);
  });
});
