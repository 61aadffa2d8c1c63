/**
 * `npm run bench`: what a heap of a million objects costs, beside a peer in the same run (JSON.parse of the same graph as a
 * V8-style snapshot; guppy3 on a living heap of that size where it is installed). Every measure runs in a process of its
 * own, so its peak memory is its own. Options: `--full` (5 million objects), `--objects N`. Not part of the tests.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { ensureDependencies } from './setup.mjs';
import { inProject, tool } from './steps/paths.mjs';
import { findPythons } from './steps/find-programs.mjs';
import { run, runNode, runOrExit } from './steps/run.mjs';

const MILLION = 1_000_000;
const LIMIT = { timeout: 10 * 60_000, quiet: true };

await ensureDependencies();
const objects = wantedObjects(process.argv);
const folder = inProject('.cache', 'bench');
mkdirSync(folder, { recursive: true });
const main = inProject('.cache', 'bench', 'main.mjs');
await runOrExit(process.execPath, [tool.vite, 'build', '-c', 'bench/vite.config.ts', '--logLevel', 'error'], LIMIT);

const started = performance.now();
console.log(`${objects.toLocaleString('en')} objects; Node ${process.versions.node}, ${machine()}`);
await measure('write');
const ours = await measure('heapglass');
const peer = await measure('peer');
const heapy = await guppy();
for (const line of table(ours, peer, heapy)) console.log(line);
console.log(`npm run bench -- --objects ${objects}   (${((performance.now() - started) / 1000).toFixed(0)} s)`);
rmSync(folder, { recursive: true, force: true });

function wantedObjects(args) {
  const at = args.indexOf('--objects');
  if (at >= 0) return Number(args[at + 1]);
  return args.includes('--full') ? 5 * MILLION : MILLION;
}

function machine() {
  return `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
}

/** Runs one measure; gives what it prints as JSON in its last line. */
async function measure(name) {
  const heap = ['--max-old-space-size=8192', '--expose-gc'];
  const result = await runNode([...heap, main, name, folder, String(objects)], LIMIT);
  if (result.code !== 0) {
    console.error(result.output || `${name} ended with code ${result.code}`);
    process.exit(1);
  }
  return JSON.parse(result.output.trim().split('\n').at(-1));
}

async function guppy() {
  const python = findPythons().find((one) => one.guppy);
  if (python === undefined) return undefined;
  const { code, output } = await run(python.path, [inProject('bench', 'peer_guppy.py'), String(objects)], LIMIT);
  return code === 0 ? JSON.parse(output.trim().split('\n').at(-1)) : undefined;
}

/** Rows of the result as text. Seconds; MiB of peak resident memory of the whole process. */
function table(ours, peer, heapy) {
  const read = ours.steps.find(({ name }) => name === 'read').seconds;
  const seconds = (value) => (value === undefined ? '—' : value.toFixed(2));
  const rows = [
    ['step', 'seconds', 'beside'],
    ...ours.steps.map(({ name, seconds: s }) => [
      name,
      seconds(s),
      heapy?.[name] === undefined ? '' : `guppy3 ${seconds(heapy[name])}`,
    ]),
    ['peer: JSON.parse of the same graph', seconds(peer.seconds), `read is ${(read / peer.seconds).toFixed(2)} of it`],
    ['file', mebibytes(ours.fileBytes), `peer ${mebibytes(peer.fileBytes)}`],
    ['columns kept', mebibytes(ours.columnBytes), `${(ours.columnBytes / objects).toFixed(1)} bytes an object`],
    ['peak memory, all steps', mebibytes(ours.peakBytes), `peer ${mebibytes(peer.peakBytes)}`],
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map(([a, b, c]) => `${a.padEnd(widths[0])}  ${b.padStart(widths[1])}  ${c}`.trimEnd());
}

function mebibytes(bytes) {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
