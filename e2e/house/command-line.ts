/** The built command line. */
import { spawnSync } from 'node:child_process';
import { commandLine } from './places.ts';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `bin/heapglass.mjs` with this Node. */
export function heapglass(...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [commandLine, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}
