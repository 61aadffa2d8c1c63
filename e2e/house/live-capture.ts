/** Captures a living Python process: the journeys read what the process itself printed. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from '../../scripts/steps/find-programs.mjs';
import { inTree } from './places.ts';

export interface LiveCapture<Printed> {
  /** The `.heapglass` file. */
  readonly file: string;
  /** What the program printed of itself, as JSON. */
  readonly printed: Printed;
  /** Folder of its own, for further files. */
  readonly folder: string;
  remove(): void;
}

/** Runs `e2e/programs/<program>.py` in an environment of its own; the program captures itself. */
export function captureLive<Printed>(program: string, ...numbers: readonly number[]): LiveCapture<Printed> {
  const folder = mkdtempSync(join(tmpdir(), 'journey-'));
  const file = join(folder, `${program}.heapglass`);
  const python = process.env['HEAPGLASS_PYTHON'] ?? onPath(['python3']) ?? 'python3';
  const output = execFileSync(python, [inTree('e2e', 'programs', `${program}.py`), file, ...numbers.map(String)], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    env: {
      PATH: '/usr/bin:/bin',
      HOME: folder,
      PYTHONPATH: inTree('public', 'capture'),
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONIOENCODING: 'utf-8:backslashreplace',
    },
  });
  const printed = JSON.parse(output) as Printed;
  return { file, printed, folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
