import { describe, expect, it } from 'vitest';
import { labelledFacts } from './labelled-facts.ts';

describe('further facts of a file', () => {
  it('have labels and units, and repeat nothing that stands above', () => {
    const said = labelledFacts([
      ['values', 'shape'],
      ['objects', '43056'],
      ['skipped', '0'],
      ['cut', '2'],
      ['rss_after', '19460096'],
      ['series', '2'],
      ['gc', '{"enabled":false,"counts":[1,2,3],"frozen":0,"garbage":7}'],
      ['pause', '0.71'],
    ]);
    expect(said).toEqual([
      ['References left out of huge objects', '2'],
      ['Resident after the capture', '18.6 MiB'],
      ['Place in its series', '3'],
      ['Garbage collector', 'off, 7 uncollectable'],
      ['The program stood still', '0.71 s'],
    ]);
  });

  it('stay as they are when they are not known, or not what they should be', () => {
    expect(
      labelledFacts([
        ['host', 'a <b>'],
        ['gc', '{"enabled":tr…'],
      ]),
    ).toEqual([
      ['host', 'a <b>'],
      ['Garbage collector', '{"enabled":tr…'],
    ]);
    expect(labelledFacts([['rss_after', 'many']])).toEqual([['Resident after the capture', '—']]);
  });
});
