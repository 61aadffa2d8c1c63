/** Laws that every importer obeys, over the registry and its fixtures. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkGraph } from '../heap/invariants.ts';
import type { Snapshot } from '../heap/snapshot.ts';
import { bytesSource, importers, openSnapshot, peekSnapshot, piecesSource } from './index.ts';
import { SnapshotFormatError } from './snapshot-format-error.ts';
import { contentOf } from './testing/digest.ts';
import { openBytes, runAsync } from './testing/open.ts';
import { sampleChunks } from './testing/sample-file.ts';
import { concat, writeFile } from './heapglass/write.ts';

const isLong = process.env['HEAPGLASS_LONG'] === '1';

/** Files by the importer that must take them. */
const fixtures: readonly (readonly [importer: string, name: string, bytes: Uint8Array])[] = [
  ['heapglass', 'sample', writeFile(sampleChunks)],
  ...['capture', 'guppy'].flatMap((folder) =>
    readdirSync(`fixtures/${folder}`)
      .filter((name) => name.endsWith('.heapglass'))
      .map(
        (name) =>
          ['heapglass', `${folder}/${name}`, new Uint8Array(readFileSync(`fixtures/${folder}/${name}`))] as const,
      ),
  ),
];
/** The small ones, for laws that open a file a hundred times. */
const isSmall = (name: string): boolean => isLong || name === 'sample' || name === 'capture/bare.heapglass';

/** What a file becomes, or the code of its failure; anything else that is thrown fails the test. */
async function outcomeOf(bytes: Uint8Array): Promise<Snapshot | string> {
  try {
    return await openBytes(bytes);
  } catch (error) {
    if (error instanceof SnapshotFormatError) return error.code;
    throw error;
  }
}

test.each(fixtures)('%s alone takes %s, by its first bytes', (id, _, bytes) => {
  expect(
    importers.filter((importer) => importer.sniff(bytes.subarray(0, 4096))).map((importer) => importer.id),
  ).toEqual([id]);
});

test('no importer takes nothing, and none throws on anything', () => {
  for (const head of [[], [0x89], [0x7b], [0xff, 0xfe]].map((bytes) => Uint8Array.from(bytes))) {
    for (const importer of importers) expect(importer.sniff(head)).toBe(false);
  }
});

describe.each(fixtures)('%s: %s', (_, name, bytes) => {
  let whole: Snapshot;
  beforeAll(async () => {
    whole = await openBytes(bytes);
  });

  test('its first bytes tell format and time, gzipped or not', async () => {
    const told = await peekSnapshot(bytesSource(bytes));
    expect(told.format).toBe(whole.facts.format);
    expect(told.time).toBeCloseTo(whole.facts.time ?? Number.NaN, 2);
    expect(await peekSnapshot(bytesSource(gzipSync(bytes.subarray(0, 100))))).toEqual(told);
  });

  test('the graph is sound and whole', () => {
    expect(checkGraph(whole.graph)).toEqual([]);
    expect(whole.complete).toBe(true);
  });

  test('plain, gzipped, gzipped in members and gzipped twice are the same', async () => {
    if (!isSmall(name) && bytes.length > 1_500_000)
      return expect(contentOf(await openBytes(gzipSync(bytes, { level: 1 })))).toEqual(contentOf(whole));
    const third = Math.trunc(bytes.length / 3);
    const members = concat(
      [bytes.slice(0, third), bytes.slice(third, third + 5), new Uint8Array(0), bytes.slice(third + 5)].map((part) =>
        gzipSync(part, { level: 1 }),
      ),
    );
    const once = gzipSync(bytes, { level: 1 });
    for (const packed of [once, members, gzipSync(once, { level: 1 })]) {
      const opened = await openBytes(packed);
      expect(contentOf(opened)).toEqual(contentOf(whole));
      expect(opened.fileBytes).toBe(packed.length);
    }
  });

  test('progress never falls', async () => {
    const seen: number[] = [];
    await runAsync(openSnapshot(bytesSource(gzipSync(bytes, { level: 1 }))), ({ fraction }) => seen.push(fraction));
    expect(seen.every((fraction, i) => fraction >= (seen[i - 1] ?? 0) && fraction <= 1)).toBe(true);
    expect(seen.length).toBeGreaterThan(3);
  });

  test('who cancels stops the reading, at any step', async () => {
    for (const after of [1, 2, 5, 20]) {
      let open = 0;
      const source = piecesSource(function* () {
        open++;
        try {
          for (let at = 0; at < bytes.length; at += 999) yield bytes.subarray(at, at + 999);
        } finally {
          open--;
        }
      }, bytes.length);
      const steps = openSnapshot(source);
      for (let i = 0; i < after; i++) await steps.next();
      await steps.return(whole);
      expect(open).toBe(0);
    }
  });

  test.each(isSmall(name) ? [2, 3, 7, 64, 4096, 65_535, 'random'] : [65_535, 'random'])(
    'cut into pieces of %s bytes it is the same',
    async (length) => {
      if (typeof length === 'number' && length < 64 && bytes.length > 100_000 && !isLong) length = 1021;
      const random = randomNumbers(7);
      const source = piecesSource(function* () {
        for (let at = 0, to = 0; at < bytes.length; at = to) {
          to = at + (typeof length === 'number' ? length : Math.trunc(random() ** 4 * 100_000));
          // Every source may use its buffer again: a reader that kept a piece would be found out.
          const piece = bytes.slice(at, to);
          yield piece;
          piece.fill(0xaa);
        }
      }, bytes.length);
      expect(contentOf(await runAsync(openSnapshot(source)))).toEqual(contentOf(whole));
    },
  );
});

describe.each(fixtures.filter(([, name]) => isSmall(name)))('%s: %s', (_, name, bytes) => {
  test.runIf(bytes.length < 100_000 || isLong)('byte by byte it is the same', async () => {
    expect(contentOf(await runAsync(openSnapshot(bytesSource(bytes, 1))))).toEqual(contentOf(await openBytes(bytes)));
  });

  test.each([
    ['plain', 100],
    ['gzipped', isLong ? 100 : 20],
  ])(
    'cut anywhere, %s, it opens as far as it goes and says so',
    async (how, places) => {
      const steps = name === 'sample' ? 400 : places;
      const file = how === 'plain' ? bytes : gzipSync(bytes, { level: 6 });
      const whole = await openBytes(bytes);
      let nodes = 0;
      let opened = 0;
      for (let step = 0; step < steps; step++) {
        const outcome = await outcomeOf(file.subarray(0, Math.trunc((file.length * step) / steps)));
        if (typeof outcome === 'string') {
          expect(opened, 'a longer file opens when a shorter one did').toBe(0);
          expect(['empty', 'truncated', 'unknown-format', 'bad-compression']).toContain(outcome);
          continue;
        }
        opened++;
        // The last bytes of a gzipped file are its checksum: without them all is there.
        if (outcome.complete) expect(contentOf(outcome)).toEqual(contentOf(whole));
        else expect(outcome.warnings.map(({ code }) => code)).toContain('truncated');
        expect(outcome.graph.nodeCount).toBeGreaterThanOrEqual(nodes);
        nodes = outcome.graph.nodeCount;
      }
      expect(opened).toBeGreaterThan(steps / 4);
      expect(nodes).toBeLessThanOrEqual(whole.graph.nodeCount);
    },
    120_000,
  );
});

/** Numbers 0 … 1, the same for the same seed (xorshift32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
