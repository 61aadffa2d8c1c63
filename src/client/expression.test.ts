import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupedBy, itemOf, linksOf, snapshotOf, snapshotsIn } from './expression.ts';

describe('expression', { timeout: 20_000 }, () => {
  it('reads a chain as links that name their prefixes', () => {
    expect(linksOf('s1.heap().bytype[0]').map((l) => [l.kind, l.name, l.upTo])).toEqual([
      ['base', 's1', 's1'],
      ['call', 'heap', 's1.heap()'],
      ['attribute', 'bytype', 's1.heap().bytype'],
      ['item', '0', 's1.heap().bytype[0]'],
    ]);
  });

  it('takes a bracketed difference as one base', () => {
    expect(linksOf('(s2.heap() - s1.heap()).bytype').map((l) => l.source)).toEqual([
      '(s2.heap() - s1.heap())',
      '.bytype',
    ]);
    expect(linksOf('s2.heap() - s1.heap()')).toHaveLength(1);
  });

  it('does not stumble over quotes and brackets in arguments', () => {
    const links = linksOf(`hp.iso(mod("a.b)").x['k\\']']).byid[1:3]`);
    expect(links.map((l) => l.name)).toEqual(['hp', 'iso', 'byid', '1:3']);
  });

  it('appends and regroups', () => {
    expect(itemOf('s1.heap()', 3)).toBe('s1.heap()[3]');
    expect(itemOf('s2.heap() - s1.heap()', 0)).toBe('(s2.heap() - s1.heap())[0]');
    expect(groupedBy('s1.heap()', 'type')).toBe('s1.heap().bytype');
    expect(groupedBy('s1.heap().bytype', 'size')).toBe('s1.heap().bysize');
    expect(groupedBy('s1.heap().bytype[0]', 'size')).toBe('s1.heap().bytype[0].bysize');
    expect(groupedBy('s2.heap() - s1.heap()', 'type')).toBe('(s2.heap() - s1.heap()).bytype');
    expect(itemOf('h', 0)).toBe('h[0]');
  });

  it('finds the snapshots it speaks of', () => {
    expect(snapshotOf('(s2.heap() - s1.heap())')).toBe('s2');
    expect(snapshotOf('hp.heap()')).toBeUndefined();
    expect(snapshotsIn('s1.heap()["s2"] & s3.x.s4 # s5')).toEqual(['s1', 's3']);
    expect(snapshotsIn('(s2.heap() - s1.heap()).s7 & s2.heapu()')).toEqual(['s2', 's1']);
  });

  it('never throws and always covers the whole text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[as1.()[\]'"\\ -]{0,30}$/), (text) => {
        expect(linksOf(text).at(-1)?.upTo).toBe(text.trim());
      }),
    );
  });
});
