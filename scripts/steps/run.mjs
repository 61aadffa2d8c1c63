/** Running other programs: never through a shell, never for ever. */
import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const MINUTE = 60_000;
const isWindows = process.platform === 'win32';

/**
 * Runs a program and gives `{code, output, seconds, timedOut}`; `code` is 127 when it could not be started, 124 after
 * the time limit (its whole process group is ended). Output is shown as it comes unless `quiet`; stdin is empty.
 */
export function run(command, args, options = {}) {
  const { quiet = false, timeout = 10 * MINUTE, cwd = root, env = {} } = options;
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: !isWindows,
    });
    const chunks = [];
    let timedOut = false;
    const end = (signal) => {
      try {
        if (isWindows || child.pid === undefined) child.kill(signal);
        else process.kill(-child.pid, signal);
      } catch {
        // It ended meanwhile.
      }
    };
    const limit = setTimeout(() => {
      timedOut = true;
      end('SIGTERM');
      setTimeout(() => end('SIGKILL'), 3000).unref();
    }, timeout);
    const onInterrupt = () => {
      end('SIGTERM');
      // Other children of this process end theirs first.
      setImmediate(() => process.exit(130));
    };
    process.once('SIGINT', onInterrupt);
    process.once('SIGTERM', onInterrupt);
    const settle = (code) => {
      clearTimeout(limit);
      process.removeListener('SIGINT', onInterrupt);
      process.removeListener('SIGTERM', onInterrupt);
      const output = Buffer.concat(chunks).toString('utf8');
      resolve({ code: timedOut ? 124 : code, output, timedOut, seconds: (performance.now() - started) / 1000 });
    };
    for (const [stream, shown] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream.on('data', (chunk) => {
        chunks.push(chunk);
        if (!quiet) shown.write(chunk);
      });
    }
    child.once('error', () => settle(127));
    child.once('close', (code) => settle(code ?? 1));
  });
}

/** Runs a script with this very Node. */
export const runNode = (args, options) => run(process.execPath, args, options);

/** Like `run`, but ends this process with the program's exit code when it fails. */
export async function runOrExit(command, args, options) {
  const result = await run(command, args, options);
  if (result.timedOut) console.error(`${command} ${args.join(' ')}: stopped after ${Math.round(result.seconds)} s`);
  if (result.code !== 0) process.exit(result.code);
  return result;
}
