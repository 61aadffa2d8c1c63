/**
 * `npm test`: everything. What this machine lacks (a browser, Python, guppy3) is installed where that needs no questions,
 * else skipped and said; with HEAPGLASS_STRICT=1 a missing part is a failure. `--long` runs the long sweeps as well.
 * The last line is `N passed, N failed`, with `, N skipped` where something was.
 */
import { ensureDependencies } from './setup.mjs';
import { chromiumJourneys, firefoxSmoke } from './stages/browser.mjs';
import { captureStages, oracleComparison } from './stages/python.mjs';
import { staticStages } from './stages/static.mjs';
import { unitTests } from './stages/unit.mjs';
import { createLedger, oneCheck } from './steps/ledger.mjs';
import { inProject } from './steps/paths.mjs';
import { providePythons } from './steps/provide.mjs';
import { runNode } from './steps/run.mjs';

const env = process.argv.includes('--long') ? { HEAPGLASS_LONG: '1' } : {};

await ensureDependencies();
const ledger = createLedger();
await staticStages(ledger);
await ledger.stage('unit', () => unitTests({ env }));
const isBuilt = await ledger.stage('build', async () => {
  const { code } = await runNode([inProject('scripts', 'build.mjs')], { timeout: 10 * 60_000 });
  return oneCheck(code === 0);
});
const pythons = await providePythons();
await captureStages(ledger, pythons, env);
const python = preferred(pythons);
const needsBuild = (work) => () => (isBuilt ? work() : Promise.resolve(oneCheck(false, 'there is no build')));
await ledger.stage(
  'journeys in Chromium',
  needsBuild(() => chromiumJourneys({ python, env })),
);
await ledger.stage(
  'smoke in Firefox',
  needsBuild(() => firefoxSmoke({ python })),
);
await ledger.stage(
  'comparison with guppy3',
  needsBuild(() => oracleComparison(pythons, env)),
);
process.exit(ledger.close());

/** Journeys capture with 3.11 where it is there, else with the newest. */
function preferred(found) {
  return (found.find(({ version }) => version.startsWith('3.11.')) ?? found.at(-1))?.path;
}
