/** Reads the files of the command line, in order, as s1, s2 …. */
import type { AsyncPhasedSteps } from '../base/steps.ts';
import type { ByteSource } from '../formats/byte-source.ts';
import { openSnapshot } from '../formats/index.ts';
import type { Snapshot } from '../heap/snapshot.ts';
import type { Failure } from '../protocol/failures.ts';
import { failureOf } from '../../workers/failure-of.ts';
import { openSnapshots, type OpenSnapshots } from '../../workers/open-snapshots.ts';
import { fileSource, pipeSource } from './byte-sources.ts';
import { failureLine, warningLine } from './failure-text.ts';
import type { Streams } from './streams.ts';
import { BadInput } from './bad-input.ts';

/** The open files, and what is to be said of those that were cut off or damaged: a line each. */
export interface Opened {
  readonly snapshots: OpenSnapshots;
  readonly warnings: readonly string[];
}

/** Opens all files. Rejects with BadInput, which names the file. */
export async function openFiles(paths: readonly string[], streams: Streams): Promise<Opened> {
  const snapshots = openSnapshots();
  const warnings: string[] = [];
  for (const path of paths) {
    const name = path === '-' ? 'standard input' : path;
    const snapshot = await read(path, name, streams);
    // What a whole file has to say stands in its `info`.
    if (!snapshot.complete) warnings.push(...snapshot.warnings.map((warning) => warningLine(warning, name)));
    snapshots.add(snapshot, 0, name, 0);
  }
  return { snapshots, warnings };
}

async function read(path: string, name: string, streams: Streams): Promise<Snapshot> {
  try {
    return await result(openSnapshot(await sourceOf(path, streams)));
  } catch (error) {
    throw badFile(error, name);
  }
}

/** What is said of a file that cannot be read. Throws `error` again when it is a mistake of ours. */
export function badFile(error: unknown, name: string): BadInput {
  const failure = failureOf(error, 'reading');
  if (failure.code === 'internal') throw error;
  return new BadInput(failureLine(inWords(failure, error), name));
}

const SYSTEM_ERRORS: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'There is no such file.'],
  ['ENOTDIR', 'There is no such file.'],
  ['EISDIR', 'It is a folder.'],
  ['EACCES', 'You may not read it.'],
  ['EPERM', 'You may not read it.'],
]);

/** The system's own message repeats the path and names a call. */
function inWords(failure: Failure, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const detail = failure.code === 'unreadable-file' ? SYSTEM_ERRORS.get(code) : undefined;
  return detail === undefined ? failure : { code: failure.code, facts: { detail } };
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
