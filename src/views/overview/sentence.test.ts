import { describe, expect, it } from 'vitest';
import type { KindRow, Overview } from '../../protocol/rows.ts';
import type { SnapshotId } from '../../protocol/service.ts';
import { fakeSummary } from '../../client/testing/fake-service.ts';
import { sentencesOf } from './sentence.ts';

const kind = (index: number, name: string, size: number): KindRow => ({
  index,
  name,
  count: 10,
  size,
  cumulative: size,
});
const overview: Overview = {
  id: 's2' as SnapshotId,
  reachable: { count: 1000, size: 10_000 },
  unreachable: { count: 3, size: 300 },
  hidden: { count: 0, size: 0 },
  hiddenBytes: 2048,
  largest: [kind(0, 'str', 5000), kind(1, 'dict of module', 2500), kind(2, 'tuple', 100)],
  ownKind: kind(7, '__main__.Order', 90),
  ownTie: undefined,
  kinds: 12,
};
const text = (o: Overview): string =>
  sentencesOf(fakeSummary('s2', 'a.heapglass'), o)
    .map((s) => s.map((p) => p.text).join(''))
    .join(' ')
    .replaceAll('\u00a0', ' ');

describe('the sentence of one snapshot', () => {
  it('says what fills it, what is its own, what is apart and what is not known', () => {
    expect(text(overview)).toContain(
      'the largest kind is str: 4.88 KiB (50.0 %), then dict of module (25.0 %) and tuple (1.0 %).',
    );
    expect(text(overview)).toContain('is __main__.Order: 10 objects, 90 B.');
    expect(text(overview)).toContain('3 objects (300 B) were captured that nothing reaches');
    expect(text(overview)).toContain('2.00 KiB of attribute values');
    expect(text(overview)).toContain('not what grows');
  });

  it('names both of the largest own kinds when they are equal', () => {
    expect(text({ ...overview, ownTie: kind(8, '__main__.Line', 90) })).toContain(
      'are __main__.Order (10 objects, 90 B) and __main__.Line (10 objects, 90 B).',
    );
  });

  it('never says leak of one file', () => {
    expect(text(overview).toLowerCase()).not.toContain('leak');
  });

  it('draws no conclusion from what a cut file lacks', () => {
    const cut = sentencesOf(fakeSummary('s1', 'cut.heapglass'), overview)
      .flatMap((s) => s.map((p) => p.text))
      .join('');
    expect(cut).not.toContain('garbage');
    expect(cut).toContain('the part of the file that is whole');
  });

  it('links every claim to an expression of its snapshot', () => {
    const links = sentencesOf(fakeSummary('s2', 'a'), overview).flatMap((s) => s.flatMap((p) => p.expression ?? []));
    expect(links).toEqual([
      's2.heap()',
      's2.heap()[0]',
      's2.heap()[1]',
      's2.heap()[2]',
      's2.heap()[7]',
      's2.heapu(stat=False)',
    ]);
  });

  it('claims nothing that is not there', () => {
    const bare: Overview = {
      ...overview,
      unreachable: { count: 0, size: 0 },
      hiddenBytes: 0,
      largest: [],
      ownKind: undefined,
    };
    expect(text(bare)).not.toContain('nothing reaches');
    expect(text(bare)).not.toContain('attribute values');
    expect(text(bare)).toContain('No object can be reached');
  });
});
