/** Serves dist/ for one run on a free port: a server left over from another run cannot answer in its place. */
import { existsSync } from 'node:fs';
import { preview } from 'vite';
import { inTree } from './places.ts';

/** Playwright's global setup; gives back the teardown. */
export default async function serve(): Promise<() => Promise<void>> {
  for (const path of ['dist/index.html', 'dist/heapglass.html', 'bin/heapglass.mjs']) {
    if (!existsSync(inTree(path))) throw new Error(`${path} is missing: npm run build comes first`);
  }
  const server = await preview({
    root: inTree(),
    configFile: inTree('vite.config.ts'),
    logLevel: 'error',
    preview: { port: 0, host: '127.0.0.1' },
  });
  process.env['HEAPGLASS_SITE'] = server.resolvedUrls?.local[0] ?? '';
  return () => server.close();
}
