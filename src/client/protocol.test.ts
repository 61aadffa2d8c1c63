/** The contract between page and worker, kept by the real session behind Comlink: questions and answers. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { KindRow } from '../protocol/rows.ts';
import type { SnapshotId } from '../protocol/service.ts';
import { largeCapture } from '../../workers/testing/large-capture.ts';
import { nextJob } from './jobs.ts';
import { inProcess } from './testing/in-process.ts';
import { ALL, failureIn, fixture, of, quiet, started, TEN, valueOf, withFixture } from './testing/protocol.ts';

describe('a snapshot', () => {
  it('opens, and its numbers agree with each other', async () => {
    const { service, summary } = await withFixture();
    expect(summary).toMatchObject({ id: 's1', complete: true, facts: { runtime: 'CPython' } });
    const overview = valueOf(await service.overview(nextJob(), summary.id, quiet));
    const { reachable, unreachable, hidden } = overview;
    expect(reachable.count + unreachable.count + hidden.count).toBe(summary.objects);
    expect(reachable.size + unreachable.size + hidden.size).toBe(summary.bytes);
    expect(overview.ownKind?.name).toMatch(/__main__/);
    const heap = valueOf(await service.describe(nextJob(), of('s1.heap()'), quiet));
    expect(heap).toMatchObject({ type: 'set', snapshot: 's1', ...reachable, relation: 'clodo', rows: overview.kinds });
    const kinds = valueOf(await service.kinds(nextJob(), of('s1.heap()'), ALL));
    expect(kinds.rows.length).toBe(overview.kinds);
    expect(kinds.rows.reduce((sum, row) => sum + row.count, 0)).toBe(reachable.count);
    expect(kinds.rows.at(-1)?.cumulative).toBe(reachable.size);
    expect(overview.largest).toEqual(kinds.rows.slice(0, 10));
  });

  it('gives the same rows in ranges as in one', async () => {
    const { service } = await withFixture();
    const whole = valueOf(await service.objects(nextJob(), of('hp.heap()'), { ...ALL, end: 500 })).rows;
    const pages = await Promise.all(
      [0, 100, 200, 300, 400].map((start) =>
        service.objects(nextJob(), of('hp.heap()'), { ...ALL, start, end: start + 100 }),
      ),
    );
    expect(pages.flatMap((page) => valueOf(page).rows)).toEqual(whole);
    expect(new Set(whole.map(({ id }) => id)).size).toBe(500);
  });

  it('sorts and filters kinds, each keeping its place in heapy’s order', async () => {
    const { service } = await withFixture();
    const ask = async (by: string | undefined, descending: boolean, filter = '') =>
      valueOf(
        await service.kinds(nextJob(), of('s1.heap()'), { ...ALL, sort: by ? { by, descending } : undefined, filter }),
      );
    const plain = (await ask(undefined, false)).rows;
    for (const by of ['index', 'count', 'size', 'name'] as const) {
      const keyOf = (row: KindRow) => row[by];
      for (const descending of [false, true]) {
        const sorted = (await ask(by, descending)).rows;
        const keys = sorted.map(keyOf);
        const expected = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect(keys).toEqual(descending ? expected.reverse() : expected);
        expect([...sorted].sort((a, b) => a.index - b.index)).toEqual(plain);
      }
    }
    const found = await ask('size', false, 'DICT OF');
    expect(found).toMatchObject({ all: plain.length });
    expect(found.total).toBe(plain.filter((row) => row.name.includes('dict of')).length);
    expect(found.total).toBeGreaterThan(0);
  });

  it('shows the kinds of the identity relation as the objects', async () => {
    const { service } = await withFixture();
    const kinds = valueOf(await service.kinds(nextJob(), of('s1.heap().byid'), TEN));
    const objects = valueOf(await service.objects(nextJob(), of('s1.heap()'), TEN));
    expect(kinds.rows.map(({ size }) => size)).toEqual(objects.rows.map(({ size }) => size));
    expect(kinds.total).toBe(objects.total);
    const rising = { ...TEN, sort: { by: 'size', descending: false } };
    const smallest = valueOf(await service.objects(nextJob(), of('s1.heap()'), rising)).rows;
    expect(smallest.map(({ size }) => size)).toEqual([...smallest.map(({ size }) => size)].sort((a, b) => a - b));
  });

  it('finds objects by text and kind, and sorts what it found', async () => {
    const { service } = await withFixture();
    const ask = async (filter: string, by: string) =>
      valueOf(
        await service.objects(nextJob(), of('s1.heap()'), { ...ALL, end: 50, filter, sort: { by, descending: false } }),
      );
    const found = await ask('__main__', 'name');
    expect(found.total).toBeGreaterThan(0);
    expect(found.total).toBeLessThan(found.all);
    for (const row of found.rows) expect(`${row.text} ${row.kind}`).toContain('__main__');
    const texts = found.rows.map(({ text }) => text);
    expect(texts).toEqual([...texts].sort());
    const narrower = await ask('__main__.', 'id');
    expect(narrower.total).toBeLessThanOrEqual(found.total);
    const ids = narrower.rows.map(({ id }) => Number(id));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
  });

  it('walks from an object along its references and back', async () => {
    const { service, summary } = await withFixture();
    const [first] = valueOf(await service.objects(nextJob(), of('s1.heap()'), TEN)).rows;
    const id = first?.id ?? '';
    const card = valueOf(await service.object(nextJob(), summary.id, id));
    const into = valueOf(await service.references(nextJob(), summary.id, id, 'referrers', ALL));
    expect(into.total).toBe(card.referrers);
    const out = valueOf(
      await service.references(nextJob(), summary.id, into.rows[0]?.object.id ?? '', 'referents', ALL),
    );
    expect(out.rows.some(({ object }) => object.id === id)).toBe(true);
    expect(valueOf(await service.describe(nextJob(), of(card.expression), quiet))).toMatchObject({ count: 1 });
  });

  it('answers what cannot be answered with facts', async () => {
    const { service, summary } = await withFixture();
    expect(failureIn(await service.describe(nextJob(), of('s1.heap().byrc'), quiet))).toMatchObject({
      code: 'expression',
      facts: { code: 'attribute', from: expect.any(Number) as number },
    });
    expect(failureIn(await service.kinds(nextJob(), of('1 + 1'), TEN))).toEqual({
      code: 'wrong-type',
      facts: { type: 'value' },
    });
    expect(failureIn(await service.object(nextJob(), summary.id, '0xdead'))).toMatchObject({ code: 'unknown-object' });
    expect(failureIn(await service.overview(nextJob(), 's9' as SnapshotId, quiet))).toEqual({
      code: 'unknown-snapshot',
      facts: { name: 's9' },
    });
    expect(failureIn(await service.describe(nextJob(), of('h', 's9'), quiet))?.code).toBe('unknown-snapshot');
  });

  it('is gone when it is closed, with all that it held, and its name is not used again', async () => {
    const { service, host, summary } = await withFixture();
    await service.overview(nextJob(), summary.id, quiet);
    await service.objects(nextJob(), of('s1.heap()'), TEN);
    expect(host.session.heldBytes()).toBeGreaterThan(summary.objects * 20);
    await service.close(summary.id);
    expect(host.session.heldBytes()).toBe(0);
    expect(failureIn(await service.relations(summary.id))?.code).toBe('unknown-snapshot');
    const again = valueOf(await service.open(nextJob(), fixture('capture/bare.heapglass'), 'bare', quiet));
    expect(again.id).toBe('s2');
    expect(valueOf(await service.describe(nextJob(), of('h'), quiet))).toMatchObject({ snapshot: 's2' });
  });
});

describe('several snapshots', () => {
  it('are s1, s2 …, and hp is the one that is selected', async () => {
    const { service } = started();
    for (const name of ['cache-1', 'cache-2']) {
      await service.open(nextJob(), fixture(`capture/${name}.heapglass`), name, quiet);
    }
    const counts = await Promise.all(
      [of('h', 's1'), of('h', 's2'), of('h'), of('s1.heap()')].map(async (query) => {
        const said = valueOf(await service.describe(nextJob(), query, quiet));
        return said.type === 'set' ? [said.snapshot, said.count] : [];
      }),
    );
    expect(counts[0]?.[0]).toBe('s1');
    expect(counts[1]?.[0]).toBe('s2');
    expect(counts[2]).toEqual(counts[1]);
    expect(counts[3]).toEqual(counts[0]);
    const diff = valueOf(await service.describe(nextJob(), of('s2.heap().diff(s1.heap())'), quiet));
    expect(diff).toMatchObject({ type: 'diff' });
    expect(valueOf(await service.kinds(nextJob(), of('s2.heap().diff(s1.heap())'), TEN)).total).toBe(
      diff.type === 'diff' ? diff.rows : -1,
    );
  });
});

describe('the console', () => {
  it('keeps variables, prints, and opens results as views without them', async () => {
    const { service } = await withFixture();
    const run = async (source: string) => valueOf(await service.run(nextJob(), source, undefined, quiet));
    expect(await run('x = s1.heap()')).toMatchObject([{ text: '', view: undefined, error: undefined }]);
    const [entry] = await run('x.bytype[0]');
    expect(entry?.text).toMatch(/^Partition of a set of \d+ objects?\./);
    expect(entry?.view).toBe('s1.heap().bytype[0]');
    expect(await run("print('a')")).toMatchObject([{ text: 'a\n', view: undefined }]);
    const [wrong] = await run('x.byrc');
    expect(wrong?.error?.message).toContain('byrc');
    expect(await run('x = 5\nx')).toMatchObject([{ text: '' }, { text: '5', view: undefined }]);
  });

  it('hands out what dump() wrote, once, with what was dumped before', async () => {
    const { service } = await withFixture();
    const run = async (source: string) => valueOf(await service.run(nextJob(), source, undefined, quiet));
    const [first, second] = await run("h.dump('a.hpy')\nh.bytype.dump('b.hpy')");
    expect(first?.files).toEqual([]);
    expect(second?.files.map(({ name }) => name)).toEqual(['a.hpy', 'b.hpy']);
    expect(second?.files[0]?.text).toMatch(/^\.loader: _load_stat\n/);
    const [again] = await run("h.bysize.dump('a.hpy')");
    expect(again?.files).toHaveLength(1);
    expect(again?.files[0]?.text.startsWith(second?.files[0]?.text ?? '?')).toBe(true);
    expect((await run('1'))[0]?.files).toEqual([]);
  });

  it('changes what expressions mean, and no old answer is given', async () => {
    const { service } = await withFixture();
    const ask = async () => valueOf(await service.describe(nextJob(), of('x'), quiet));
    await service.run(nextJob(), 'x = 1', undefined, quiet);
    expect(await ask()).toEqual({ type: 'value', text: '1' });
    await service.run(nextJob(), 'x = 2', undefined, quiet);
    expect(await ask()).toEqual({ type: 'value', text: '2' });
  });

  it('completes', async () => {
    const { service } = await withFixture();
    const rows = valueOf(await service.complete('s1.heap().byt', 13, undefined));
    expect(rows.map(({ text }) => text)).toContain('bytype');
  });
});

describe('a broken file', () => {
  it.each([
    ['', 'empty'],
    ['{"a": 1}', 'unknown-format'],
    ['\x1f\x8b\x08 not really', 'bad-compression'],
  ])('%j is the failure %s', async (content, code) => {
    const { service, host } = started();
    const bytes = Uint8Array.from(content, (c) => c.charCodeAt(0));
    expect(failureIn(await service.open(nextJob(), new Blob([bytes]), 'x', quiet))?.code).toBe(code);
    expect(host.session.heldBytes()).toBe(0);
  });

  it('that is cut off opens with a warning that names the byte', async () => {
    const { service } = started();
    const whole = readFileSync('fixtures/capture/cache.heapglass');
    const cut = valueOf(await service.open(nextJob(), new Blob([whole.subarray(0, 300_000)]), 'cut', quiet));
    expect(cut.complete).toBe(false);
    expect(cut.warnings).toContainEqual(expect.objectContaining({ code: 'truncated' }));
    expect(cut.objects).toBeGreaterThan(0);
  });

  it('that cannot be read any more is unreadable', async () => {
    const { service } = started();
    const gone = new Blob(['x']);
    const stream = (): ReadableStream => {
      throw new DOMException('the file has changed', 'NotReadableError');
    };
    // The session is called directly: a blob with a broken stream cannot be cloned.
    const { session } = inProcess();
    const broken = Object.assign(Object.create(gone) as Blob, { stream });
    Object.defineProperty(broken, 'size', { value: 1 });
    expect(failureIn(await session.open(nextJob(), broken, 'x', quiet))?.code).toBe('unreadable-file');
    expect(failureIn(await service.overview(nextJob(), 's1' as SnapshotId, quiet))?.code).toBe('unknown-snapshot');
  });

  it('passes hostile names unchanged', async () => {
    const { service } = started();
    const names = [
      '__main__.<img src=x onerror=alert(1)>',
      '__proto__',
      'constructor',
      '=cmd|calc',
      '\u001b[31m\u202eevil',
    ];
    const bytes = largeCapture({ objects: 16_384 * names.length, types: names });
    const { id } = valueOf(await service.open(nextJob(), new Blob([bytes]), 'x', quiet));
    const kinds = valueOf(await service.kinds(nextJob(), of(`${id}.heap()`), ALL));
    expect(kinds.rows.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
