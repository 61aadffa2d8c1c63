import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formatBytes, formatCount, formatCounted, formatDuration, formatExactBytes, formatShare } from './format.ts';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [1024, '1.00 KiB'],
    [1126, '1.10 KiB'],
    [32_715_776, '31.2 MiB'],
    [1023 * 1024, '0.999 MiB'],
    [-1536, '−1.50 KiB'],
    [undefined, '—'],
    [Number.NaN, '—'],
  ])('%s is %s', (bytes, text) => expect(formatBytes(bytes, 'en')).toBe(text));

  it('has three significant digits above 1023 bytes and is right to half a per cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1024, max: 2 ** 50 }), (bytes) => {
        const [number, unit] = formatBytes(bytes, 'en').split(' ') as [string, string];
        expect(number.replace(/[.]/g, '').replace(/^0+/, '')).toMatch(/^\d{3}$/);
        const power = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'].indexOf(unit);
        expect(Math.abs(Number(number) * 1024 ** power - bytes) / bytes).toBeLessThanOrEqual(0.0051);
      }),
    );
  });
});

describe('other numbers', () => {
  it('counts with separators and a true minus', () => {
    expect(formatCount(1_204_331, 'en')).toBe('1,204,331');
    expect(formatCount(-5, 'en')).toBe('−5');
    expect(formatCount(undefined, 'en')).toBe('—');
    expect(formatCounted(1, 'object', 'objects', 'en')).toBe('1 object');
    expect(formatExactBytes(32_715_776, 'en')).toBe('32,715,776 bytes');
  });

  it.each([
    [0, '0 %'],
    [0.0004, '< 0.1 %'],
    [0.173, '17.3 %'],
    [0.9999, '99.9 %'],
    [1, '100 %'],
    [Number.NaN, '—'],
  ])('share %s is %s', (share, text) => expect(formatShare(share, 'en')).toBe(text));

  it('durations', () => {
    expect(formatDuration(351, 'en')).toBe('0.35 s');
    expect(formatDuration(12_300, 'en')).toBe('12 s');
    expect(formatDuration(125_000, 'en')).toBe('2 min 5 s');
  });
});
