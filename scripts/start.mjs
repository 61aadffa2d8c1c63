/** `npm start`: sets up and builds what is missing, then serves dist/ on this machine. Options: `--port N` (default 4173). */
import { build } from './build.mjs';
import { ensureDependencies } from './setup.mjs';
import { isBuilt } from './steps/freshness.mjs';
import { inProject } from './steps/paths.mjs';

const DEFAULT_PORT = 4173;

await ensureDependencies();
if (!isBuilt()) await build();

// Imported only now: a fresh clone has it since a moment.
const { preview } = await import('vite');
const at = process.argv.indexOf('--port');
const port = at < 0 ? DEFAULT_PORT : Number(process.argv[at + 1]);
const server = await preview({
  configFile: inProject('vite.config.ts'),
  root: inProject(),
  logLevel: 'warn',
  preview: { port, host: '127.0.0.1', open: false },
});
console.log(`Heapglass is ready: ${server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`}`);
console.log('Nothing leaves this computer. Ctrl+C stops it.');
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void server.close().then(() => process.exit(0)));
