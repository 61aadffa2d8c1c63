import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLocation, encodeLocation, HOME, MAX_FRAGMENT, type Location, type Selection } from './location.ts';

const snapshotName = fc.integer({ min: 1, max: 999_999 }).map((n) => `s${n}`);
const selection: fc.Arbitrary<Selection> = fc.oneof(
  fc.constant<Selection>({ kind: 'none' }),
  fc.nat(2 ** 31).map((index): Selection => ({ kind: 'row', index })),
  fc.record({
    kind: fc.constant('object' as const),
    snapshot: snapshotName,
    id: fc.stringMatching(/^0x[0-9a-f]{1,12}$/),
  }),
);
const location: fc.Arbitrary<Location> = fc.record({
  view: fc.constantFrom('', 'overview', 'table', 'console'),
  snapshot: fc.oneof(fc.constant(''), snapshotName),
  expression: fc.string({ unit: 'grapheme', maxLength: 60 }),
  sort: fc.option(fc.record({ by: fc.constantFrom('size', 'name'), descending: fc.boolean() }), { nil: undefined }),
  filter: fc.string({ unit: 'grapheme', maxLength: 40 }),
  selection,
  files: fc.array(fc.record({ name: snapshotName, hash: fc.stringMatching(/^[0-9a-f]{12}$/) }), { maxLength: 4 }),
});

describe('location', { timeout: 20_000 }, () => {
  it('decodes what it encoded', () => {
    fc.assert(
      fc.property(location, (at) => {
        expect(decodeLocation(encodeLocation(at))).toEqual(at);
      }),
    );
  });

  it('keeps expressions readable', () => {
    const at = { ...HOME, view: 'table', expression: 's1.heap().bytype[0]' };
    expect(encodeLocation(at)).toBe('v=table&e=s1.heap().bytype[0]');
  });

  it('never throws, whatever stands in the address bar', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.stringMatching(/^#[vesq%=&0-9]{0,80}$/)),
        (text) => {
          const at = decodeLocation(text);
          expect(decodeLocation(encodeLocation(at))).toEqual({
            ...at,
            expression: wellFormed(at.expression),
            filter: wellFormed(at.filter),
          });
        },
      ),
    );
  });

  it('leaves a broken escape out and keeps the rest', () => {
    expect(decodeLocation('#v=table&e=%E0%A4%A&q=Order')).toEqual({ ...HOME, view: 'table', filter: 'Order' });
  });

  it('refuses fragments longer than any it writes', () => {
    expect(decodeLocation(`#v=table&e=${'a'.repeat(MAX_FRAGMENT)}`)).toEqual(HOME);
    const long = encodeLocation({ ...HOME, view: 'table', expression: '"'.repeat(2000) });
    expect(long).toBe('v=table');
  });

  it('accepts lone surrogates in an expression', () => {
    expect(() => encodeLocation({ ...HOME, expression: 'a\ud800b' })).not.toThrow();
  });

  it('does not take foreign words for a view, a selection or a sort key', () => {
    expect(decodeLocation('v=__proto__&sel=s1:<b>&sort=-a.b&hp=main')).toEqual(HOME);
  });
});

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
