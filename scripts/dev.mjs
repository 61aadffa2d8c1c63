/** `npm run dev`: Vite's development server, with reload and without the content security policy. */
import { spawn } from 'node:child_process';
import { ensureDependencies } from './setup.mjs';
import { root, tool } from './steps/paths.mjs';

await ensureDependencies();
const child = spawn(process.execPath, [tool.vite, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
child.once('close', (code) => process.exit(code ?? 1));
