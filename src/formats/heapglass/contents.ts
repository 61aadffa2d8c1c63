/** Everything a file holds, collected chunk by chunk; references are still addresses. */
import { SnapshotFormatError } from '../snapshot-format-error.ts';
import { parseJson, isObject } from '../read/json.ts';
import { bombLimits, type BombLimits } from '../read/bomb-limits.ts';
import { tally, type Tally } from '../read/tally.ts';
import type { Chunk } from './chunk-stream.ts';
import { FORMAT_ID } from './header.ts';
import { labels, type Labels } from './labels.ts';
import { LabelMode, readObjects, type ObjectsChunk } from './objects.ts';
import { addSideTable, sideTables, type SideTables } from './side-tables.ts';
import { types, type Types } from './types.ts';

/** Tags whose payloads this reader uses. */
export const knownTags: ReadonlySet<string> = new Set([
  'META',
  'STRS',
  'TMPL',
  'TYPE',
  'OBJS',
  'BIGS',
  'ROOT',
  'THRD',
  'WEAK',
  'DOWN',
  'HIDE',
  'END!',
]);
/** Tags that docs/format.md names and this reader does without. */
const reservedTags: ReadonlySet<string> = new Set(['REFC', 'HASH', 'ORCL']);

export interface Contents {
  readonly meta: ReadonlyMap<string, unknown>;
  readonly threads: readonly unknown[];
  readonly objects: ObjectsChunk[];
  readonly labels: Labels;
  readonly types: Types;
  readonly tables: SideTables;
  readonly tally: Tally;
  /** The end chunk has come. */
  readonly ended: boolean;
  /** Takes a chunk and its inflated payload: `undefined` when it cannot be had. Throws `too-large` only. */
  accept(chunk: Chunk, payload: Uint8Array | undefined, crc: number): void;
}

/** An empty collection. */
export function contents(limits: BombLimits = bombLimits): Contents {
  const meta = new Map<string, unknown>();
  const threads: unknown[] = [];
  const objects: ObjectsChunk[] = [];
  const all = { labels: labels(), types: types(), tables: sideTables(), tally: tally() };
  let ended = false;
  let sequence = 0;
  let rawBytes = 0;
  let storedBytes = 0;

  const use = (tag: string, payload: Uint8Array): string | undefined => {
    switch (tag) {
      case 'META': {
        const parsed = parseJson(payload);
        if (!isObject(parsed)) return 'no JSON object';
        for (const [key, value] of Object.entries(parsed)) meta.set(key, value);
        return undefined;
      }
      case 'STRS':
        return all.labels.addStrings(payload);
      case 'TMPL':
        return all.labels.addTemplate(payload);
      case 'TYPE':
        return all.types.add(payload);
      case 'THRD': {
        const parsed = parseJson(payload);
        if (!Array.isArray(parsed)) return 'no JSON array';
        for (const thread of parsed) threads.push(thread);
        return undefined;
      }
      case 'OBJS': {
        const chunk = readObjects(payload, all.labels);
        if (typeof chunk === 'string') return chunk;
        objects.push(chunk);
        if (chunk.mode === LabelMode.fields && chunk.template === undefined) all.labels.countUnlabelled(chunk.m);
        return undefined;
      }
      case 'END!':
        ended = true;
        return undefined;
      default:
        return addSideTable(all.tables, tag, payload);
    }
  };
  return {
    ...all,
    meta,
    threads,
    objects,
    get ended() {
      return ended;
    },
    accept(chunk, payload, crc) {
      const { tag, offset, fault } = chunk;
      if (chunk.sequence !== sequence) {
        all.tally.add('inconsistent', 'chunks', {
          byteOffset: offset,
          detail: `chunk ${chunk.sequence} where ${sequence} belongs`,
        });
        all.labels.lose();
      }
      sequence = chunk.sequence + 1;
      if (!knownTags.has(tag)) {
        if (!reservedTags.has(tag)) all.tally.add('unknown-chunks', 'chunks', { tag });
        return;
      }
      storedBytes += chunk.stored;
      rawBytes += payload?.length ?? 0;
      if (rawBytes > limits.bytes && rawBytes > limits.ratio * storedBytes) {
        throw new SnapshotFormatError('too-large', { format: FORMAT_ID, needed: rawBytes, available: limits.bytes });
      }
      const damaged = payload !== undefined && crc !== chunk.crc;
      const detail = fault ?? (payload === undefined ? 'damaged compression' : damaged ? undefined : use(tag, payload));
      if (damaged) all.tally.add('checksum', 'chunks', { byteOffset: offset });
      else if (detail !== undefined)
        all.tally.add('inconsistent', 'chunks', { byteOffset: offset, detail: `${tag}: ${detail}` });
      // Ids count on through these chunks: without one of them the later ids would name wrong texts.
      if ((damaged || detail !== undefined) && (tag === 'STRS' || tag === 'TMPL')) all.labels.lose();
    },
  };
}
