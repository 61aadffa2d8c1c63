/** What a file says of its process: docs/format.md §3, and its threads. */
import type { ValueLevel } from '../../heap/graph.ts';
import type { SnapshotFacts, ThreadFacts } from '../../heap/snapshot.ts';
import { isObject, listField, numberField, textField, wellFormed, type JsonObject } from '../read/json.ts';
import { FORMAT_ID, type Header } from './header.ts';

const MAX_FRAMES = 1000;
const MAX_TEXT = 400;

type Meta = ReadonlyMap<string, unknown>;

/** Facts of the later META chunks have overwritten those of the earlier ones in `meta`. */
export function factsOf(header: Header, meta: Meta, threads: readonly unknown[]): SnapshotFacts {
  const runtime = textOf(meta, 'implementation') ?? 'unknown';
  return {
    format: FORMAT_ID,
    runtime: runtime === 'cpython' ? 'CPython' : runtime,
    version: textOf(meta, 'version'),
    time: numberOf(meta, 'time') ?? header.time,
    pid: numberOf(meta, 'pid'),
    program: textOf(meta, 'program'),
    rss: numberOf(meta, 'rss_before'),
    captureId: header.captureId,
    threads: threads.filter(isObject).map(threadOf),
    more: moreOf(meta),
  };
}

/** Value level of the file; `shape`, which promises least, when it does not say. */
export function valuesOf(meta: Meta): ValueLevel {
  const values = meta.get('values');
  return values === 'basic' || values === 'full' ? values : 'shape';
}

/** A finite number of META, or `undefined`. */
export function numberOf(meta: Meta, key: string): number | undefined {
  const value = meta.get(key);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function textOf(meta: Meta, key: string): string | undefined {
  const value = meta.get(key);
  return typeof value === 'string' ? clip(value) : undefined;
}

const clip = (text: string): string => wellFormed(text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text);

function threadOf(thread: JsonObject): ThreadFacts {
  const id = textField(thread, 'id') ?? numberField(thread, 'id') ?? '';
  return {
    id: clip(String(id)),
    name: clip(textField(thread, 'name') ?? ''),
    frames: listField(thread, 'frames')
      .slice(0, MAX_FRAMES)
      .filter(isObject)
      .map((frame) => ({
        function: clip(textField(frame, 'function') ?? ''),
        file: clip(textField(frame, 'file') ?? ''),
        line: numberField(frame, 'line') ?? 0,
      })),
  };
}

/** Keys that have a place of their own, or say nothing to people. */
const placed = new Set([
  'format',
  'implementation',
  'version',
  'time',
  'pid',
  'program',
  'rss_before',
  'hexversion',
  'pointer',
]);

function moreOf(meta: Meta): (readonly [string, string])[] {
  return [...meta].flatMap(([name, value]): (readonly [string, string])[] => {
    if (placed.has(name) || value === null || value === undefined) return [];
    return [[clip(name), clip(typeof value === 'string' ? value : JSON.stringify(value))]];
  });
}
