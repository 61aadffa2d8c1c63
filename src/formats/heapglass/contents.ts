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

interface Collected {
  readonly meta: Map<string, unknown>;
  readonly threads: unknown[];
  readonly objects: ObjectsChunk[];
  readonly labels: Labels;
  readonly types: Types;
  readonly tables: SideTables;
}

/** The collection. Keys of later META chunks have won over those of earlier ones. */
export interface Contents extends Readonly<Collected> {
  /** What there was to say so far. */
  readonly tally: Tally;
  /** The end chunk has come. */
  readonly ended: boolean;
  /** Takes a chunk and its inflated payload: `undefined` when it cannot be had. Throws `too-large` only. */
  accept(chunk: Chunk, payload: Uint8Array | undefined, crc: number): void;
}

/** An empty collection. */
export function contents(limits: BombLimits = bombLimits): Contents {
  const collected: Collected = {
    meta: new Map(),
    threads: [],
    objects: [],
    labels: labels(),
    types: types(),
    tables: sideTables(),
  };
  const said = tally();
  let ended = false;
  let sequence = 0;
  let rawBytes = 0;
  let storedBytes = 0;
  return {
    ...collected,
    tally: said,
    get ended() {
      return ended;
    },
    accept(chunk, payload, crc) {
      const { tag, offset: byteOffset, fault } = chunk;
      if (chunk.sequence !== sequence) {
        said.add('inconsistent', 'chunks', { byteOffset, detail: `chunk ${chunk.sequence} where ${sequence} belongs` });
        collected.labels.lose();
      }
      sequence = chunk.sequence + 1;
      if (!knownTags.has(tag)) {
        if (!reservedTags.has(tag)) said.add('unknown-chunks', 'chunks', { tag });
        return;
      }
      storedBytes += chunk.stored;
      rawBytes += payload?.length ?? 0;
      if (rawBytes > limits.bytes && rawBytes > limits.ratio * storedBytes) {
        throw new SnapshotFormatError('too-large', { format: FORMAT_ID, needed: rawBytes, available: limits.bytes });
      }
      const isDamaged = payload !== undefined && crc !== chunk.crc;
      const lacking = fault ?? (payload === undefined ? 'damaged compression' : undefined);
      const detail = lacking ?? (payload === undefined || isDamaged ? undefined : collect(collected, tag, payload));
      if (isDamaged) said.add('checksum', 'chunks', { byteOffset });
      else if (detail !== undefined) said.add('inconsistent', 'chunks', { byteOffset, detail: `${tag}: ${detail}` });
      else if (tag === 'END!') ended = true;
      // Ids count on through these chunks: without one of them the later ids would name wrong texts.
      if ((isDamaged || detail !== undefined) && (tag === 'STRS' || tag === 'TMPL')) collected.labels.lose();
    },
  };
}

/** Takes a payload whose checksum is right; says what is wrong with it, if something is. */
function collect(to: Collected, tag: string, payload: Uint8Array): string | undefined {
  switch (tag) {
    case 'META': {
      const parsed = parseJson(payload);
      if (!isObject(parsed)) return 'no JSON object';
      for (const [key, value] of Object.entries(parsed)) to.meta.set(key, value);
      return undefined;
    }
    case 'THRD': {
      const parsed = parseJson(payload);
      if (!Array.isArray(parsed)) return 'no JSON array';
      for (const thread of parsed) to.threads.push(thread);
      return undefined;
    }
    case 'OBJS': {
      const chunk = readObjects(payload, to.labels);
      if (typeof chunk === 'string') return chunk;
      to.objects.push(chunk);
      if (chunk.mode === LabelMode.fields && chunk.template === undefined) to.labels.countUnlabelled(chunk.m);
      return undefined;
    }
    case 'STRS':
      return to.labels.addStrings(payload);
    case 'TMPL':
      return to.labels.addTemplate(payload);
    case 'TYPE':
      return to.types.add(payload);
    case 'END!':
      return undefined;
    default:
      return addSideTable(to.tables, tag, payload);
  }
}
