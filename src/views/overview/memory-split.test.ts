import { describe, expect, it } from 'vitest';
import type { SnapshotId } from '../../protocol/service.ts';
import { fakeSummary } from '../../client/testing/fake-service.ts';
import { sharesOf } from './memory-split.tsx';

const overview = {
  id: 's1' as SnapshotId,
  reachable: { count: 10, size: 600 },
  unreachable: { count: 1, size: 100 },
  hidden: { count: 0, size: 0 },
  hiddenBytes: 50,
  largest: [],
  ownKind: undefined,
  ownTie: undefined,
  kinds: 1,
};
const withRss = (rss: number | undefined) => {
  const summary = fakeSummary('s1', 'a');
  return { ...summary, facts: { ...summary.facts, rss } };
};

describe('parts of the memory', () => {
  it('add up to the resident memory', () => {
    const shares = sharesOf(withRss(1000), overview);
    expect(shares.reduce((sum, s) => sum + s.size, 0)).toBe(1000);
    expect(shares.map((s) => s.mark)).toEqual(['reachable', 'unreachable', 'estimated', 'outside']);
  });

  it('do not invent an outside when the process size is unknown or smaller', () => {
    expect(sharesOf(withRss(undefined), overview).map((s) => s.mark)).not.toContain('outside');
    expect(sharesOf(withRss(200), overview).map((s) => s.mark)).not.toContain('outside');
  });
});
