import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv, toTabbed } from './csv.ts';

describe('csv', { timeout: 20_000 }, () => {
  it('quotes what needs it', () => {
    expect(
      toCsv(
        ['Kind', 'Count'],
        [
          ['a "b", c', 3],
          ['plain', undefined],
        ],
      ),
    ).toBe('Kind,Count\r\n"a ""b"", c",3\r\nplain,\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '|cmd', '\r=1'])('defuses the formula %j', (text) => {
    const cell = toCsv([text], []).replace(/\r\n$/, '').replace(/^"/, '');
    expect(cell.startsWith("'")).toBe(true);
  });

  it('keeps negative numbers numbers', () => {
    expect(toCsv(['Delta'], [[-5]])).toBe('Delta\r\n-5\r\n');
  });

  it('keeps one line a row, whatever stands in the cells', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), (cells) => {
        expect(toTabbed([cells]).split(/[\r\n]/)).toHaveLength(1);
        expect(toTabbed([cells]).split('\t')).toHaveLength(cells.length);
      }),
    );
  });
});
