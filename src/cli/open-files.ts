/** Reads the files of the command line, in order, as s1, s2 …. */
import type { AsyncPhasedSteps } from '../base/steps.ts';
import type { ByteSource } from '../formats/byte-source.ts';
import { openSnapshot } from '../formats/index.ts';
import type { Snapshot } from '../heap/snapshot.ts';
import { failureOf } from '../../workers/failure-of.ts';
import { openSnapshots, type OpenSnapshots } from '../../workers/open-snapshots.ts';
import { fileSource, pipeSource } from './byte-sources.ts';
import { failureLine, warningLine } from './failure-text.ts';
import type { Streams } from './streams.ts';
import { BadInput } from './bad-input.ts';

/** Opens all files. What a reader had to say goes to the error stream. Rejects with BadInput, which names the file. */
export async function openFiles(paths: readonly string[], streams: Streams): Promise<OpenSnapshots> {
  const snapshots = openSnapshots();
  for (const path of paths) {
    const name = path === '-' ? 'standard input' : path;
    const snapshot = await read(path, name, streams);
    for (const warning of snapshot.warnings) streams.error(warningLine(warning, name));
    snapshots.add(snapshot, 0, name, 0);
  }
  return snapshots;
}

async function read(path: string, name: string, streams: Streams): Promise<Snapshot> {
  try {
    return await result(openSnapshot(await sourceOf(path, streams)));
  } catch (error) {
    const failure = failureOf(error, 'reading');
    if (failure.code === 'internal') throw error;
    throw new BadInput(failureLine(failure, name));
  }
}

function sourceOf(path: string, streams: Streams): Promise<ByteSource> {
  return path === '-' ? pipeSource(streams.input) : fileSource(path);
}

async function result<T>(steps: AsyncPhasedSteps<T>): Promise<T> {
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
  }
}
