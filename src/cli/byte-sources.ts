/** Files and pipes as sources of bytes. */
import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { ByteSource } from '../formats/byte-source.ts';
import { piecesSource } from '../formats/index.ts';

const CHUNK_BYTES = 1 << 20;

/** A file on disk, read anew by every `chunks()`. Rejects with the system's error when there is no such readable file. */
export async function fileSource(path: string): Promise<ByteSource> {
  const facts = await stat(path);
  if (facts.isDirectory()) throw Object.assign(new Error('It is a folder.'), { code: 'EISDIR' });
  await access(path, constants.R_OK);
  const open = (): Readable => createReadStream(path, { highWaterMark: CHUNK_BYTES });
  // A pipe with a name gives its bytes once.
  return facts.isFile() ? piecesSource(open, facts.size) : pipeSource(open());
}

/** Bytes that come only once; they are kept, because a reader looks at the beginning first. */
export async function pipeSource(pipe: Readable): Promise<ByteSource> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of pipe as AsyncIterable<Uint8Array>) {
    kept.push(chunk);
    size += chunk.length;
  }
  return piecesSource(() => kept, size);
}
