/** A service without a worker: made-up rows, real answers' shapes. For tests of the page's mind and for looking at the page. */
import type { KindRow, ObjectRow, Page, SnapshotSummary, ValueSummary } from '../../protocol/rows.ts';
import type { Failure } from '../../protocol/failures.ts';
import type { HeapService, JobId, Outcome, Range, SnapshotId } from '../../protocol/service.ts';

export interface FakeOptions {
  /** Kinds of every set. */
  readonly kinds: number;
  /** Objects of every set. */
  readonly objects: number;
  /** How long opening takes. */
  readonly openMs: number;
  /** Delay of every other answer. */
  readonly answerMs: number;
}

const NAMES = ['str', 'dict (no owner)', 'tuple', 'types.CodeType', 'function', 'type', 'dict of module', 'dict of type', 'bytes', 'list',
  '__main__.Order', 'dict of __main__.Order', 'int', 'set', 'builtins.weakref', '__main__.AuditTrail', 'types.GetSetDescriptorType',
  'collections.OrderedDict', 'a.very.long.package.name.that.does.not.end.TransactionalOutboxMessageSerializerFactory', '=cmd|calc!A1']; // prettier-ignore

const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });
const bad = (failure: Failure): Outcome<never> => ({ ok: false, failure });
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function kindRow(index: number, of: number): KindRow {
  const size = Math.max(24, Math.round((13_100_000 * 0.6 ** Math.min(index, 12)) / (1 + index / 40)));
  const name = `${NAMES[index % NAMES.length] ?? ''}${index >= NAMES.length ? ` #${index}` : ''}`;
  return { index, name, count: Math.max(1, Math.round(size / 90)), size, cumulative: Math.min(31_800_000, size * 2 + index) * Math.min(1, (index + 1) / of + 0.6) };
} // prettier-ignore

function objectRow(index: number): ObjectRow {
  const glyphs = ['object', 'array', 'text', 'code', 'native', 'system'] as const;
  return {
    id: `0x${(0x7f8a10000000 + index * 64).toString(16)}`,
    kind: NAMES[index % 12] ?? 'str',
    text: index % 3 === 0 ? `<__main__.Order at ${index}>` : `'order-${index} <b>not markup</b>'`,
    size: 48 + (index % 9) * 16,
    glyph: glyphs[index % 6] ?? 'object',
  };
}

function page<Row>(total: number, all: number, range: Range, row: (i: number) => Row): Page<Row> {
  const end = Math.min(total, range.end);
  const rows = Array.from({ length: Math.max(0, end - range.start) }, (_, i) => row(range.start + i));
  return { start: range.start, rows, total, all };
}

export function fakeSummary(id: string, fileName: string): SnapshotSummary {
  return {
    id: id as SnapshotId,
    fileName,
    fileBytes: 9_482_113,
    contentHash: '3fa9c2d1e0b745aa',
    facts: {
      format: 'heapglass', runtime: 'CPython', version: '3.11.7', time: 1_795_334_400, pid: 4711, program: 'server.py', rss: 94_371_840,
      captureId: 'c0ffee',
      threads: [
        { id: '1', name: 'MainThread', frames: [{ function: 'handle', file: 'server.py', line: 88 }, { function: '<module>', file: 'server.py', line: 120 }] },
        { id: '2', name: 'worker-0', frames: [{ function: 'run', file: 'pool.py', line: 31 }] },
      ],
      more: [['capture', 'heapglass 1.0.0'], ['took', '1.3 s']],
    },
    capabilities: { edges: true, ids: 'reused', unreachable: true, producers: false, values: 'shape' },
    warnings: fileName.includes('cut') ? [{ code: 'truncated', facts: { byteOffset: 8_000_000, missing: 'references of the last objects' } }] : [],
    complete: !fileName.includes('cut'),
    objects: 204_331, references: 812_004, bytes: 31_800_000, roots: 214, openMs: 830,
  };
} // prettier-ignore

/** Makes the service. A file that says `time 5` was taken then. Files whose name contains `bad` fail; expressions that contain `?` are errors. */
export function fakeService(options: FakeOptions): HeapService {
  let opened = 0;
  const cancelled = new Set<JobId>();
  const answer = async <T>(value: T): Promise<Outcome<T>> => {
    await wait(options.answerMs);
    return ok(value);
  };
  const describe = (expression: string): ValueSummary => {
    const isRow = /\[\d+\]$/.test(expression);
    const isId = expression.endsWith('.byid');
    return {
      type: 'set', snapshot: (/s\d+/.exec(expression)?.[0] ?? 's1') as SnapshotId, count: 204_331, size: 31_800_000,
      relation: isId ? 'id' : /by([a-z]+)/.exec(expression)?.[1] ?? 'clodo', header: 'Kind (class / dict of class)',
      rows: isRow ? 1 : isId ? options.objects : options.kinds, kind: isRow ? NAMES[Number(/\[(\d+)\]$/.exec(expression)?.[1]) % NAMES.length] : undefined,
    };
  }; // prettier-ignore
  return {
    async peek(file) {
      const time = /^time (\d+)/.exec(await file.text())?.[1];
      return ok({ format: 'heapglass', time: time === undefined ? undefined : Number(time) });
    },
    async open(job, file, name, onProgress) {
      for (let i = 0; i <= 20; i++) {
        onProgress({ phase: i < 12 ? 'Reading objects' : 'Indexing referrers', fraction: i / 20 });
        await wait(options.openMs / 20);
        if (cancelled.has(job)) return bad({ code: 'cancelled', facts: {} });
      }
      if (name.includes('bad') || file.size === 0)
        return bad(file.size === 0 ? { code: 'empty', facts: {} } : { code: 'unknown-format', facts: { looksLike: 'a PNG picture', formats: 'Heapglass capture' } });
      return ok(fakeSummary(`s${++opened}`, name));
    },
    close: () => Promise.resolve(),
    cancel: (job) => Promise.resolve(void cancelled.add(job)),
    relations: () => answer(['clodo Kind', 'type Type', 'size Size', 'module Module', 'unity All', 'id Object'].map((text) => {
      const [id = '', title = ''] = text.split(' ');
      return { id, name: title, title, help: `Objects of the same ${title.toLowerCase()} together.`, missing: undefined };
    })),
    overview: (_job, id) => answer({
      id, reachable: { count: 203_900, size: 31_600_000 }, unreachable: { count: 431, size: 200_000 }, hidden: { count: 12, size: 4096 }, hiddenBytes: 2_100_000,
      largest: Array.from({ length: 10 }, (_, i) => kindRow(i, 10)), ownKind: kindRow(10, 10), ownTie: undefined, kinds: options.kinds,
    }),
    async describe(_job, query) {
      await wait(options.answerMs);
      const at = query.expression.indexOf('?');
      if (at >= 0) return bad({ code: 'expression', facts: { code: 'syntax', message: 'unexpected ?', from: at, to: at + 1 } });
      return ok(describe(query.expression));
    },
    kinds: (_job, _query, range) => answer(page(range.filter === '' ? options.kinds : 3, options.kinds, range, (i) => kindRow(i, options.kinds))),
    objects: (_job, _query, range) => answer(page(range.filter === '' ? options.objects : 5, options.objects, range, objectRow)),
    object: (_job, snapshot, id) => answer({
      ...objectRow(Number(id) % 97), id, snapshot, type: '__main__.Order', hiddenBytes: 120, referents: 4, referrers: 2, reachable: true, owner: undefined,
      facts: [['length', '12'], ['file', 'server.py:88']] as const, expression: `${snapshot}.iso(at(${id}))`,
    }),
    references: (_job, _of, _id, direction, range) => answer(page(direction === 'referents' ? 12 : 2, 12, range, (i) => ({
      label: direction === 'referents' ? `['key ${i}']` : '.entries', strong: i !== 3, object: objectRow(i * 7),
    }))),
    run: (_job, source) => answer([{
      source, text: source.includes('?') ? '' : 'Partition of a set of 204331 objects. Total size = 31800000 bytes.\n Index  Count   %     Size   % Cumulative  % Kind (class / dict of class)\n     0  58102  28 13100000  41  13100000  41 str\n',
      view: source.includes('?') ? undefined : source, files: [],
      error: source.includes('?') ? { message: 'unexpected ?', from: source.indexOf('?'), to: source.indexOf('?') + 1 } : undefined,
    }]),
    complete: (source, position) => answer(source.slice(0, position).endsWith('.by') ? ['bytype', 'bysize', 'bymodule'].map((text) => ({ text, detail: 'regroup', replaces: 2 })) : []),
  };
} // prettier-ignore
