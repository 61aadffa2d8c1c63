/** Journeys in real browsers. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { missing, oneCheck } from '../steps/ledger.mjs';
import { CHROMIUM_REMEDIES } from '../steps/find-programs.mjs';
import { inProject, tool } from '../steps/paths.mjs';
import { provideChromium, provideFirefox } from '../steps/provide.mjs';
import { runNode } from '../steps/run.mjs';

const MINUTE = 60_000;

/** Playwright's journeys in Chromium; needs the build. @param {{ python: string | undefined, env?: object }} options */
export async function chromiumJourneys({ python, env = {} }) {
  const chromium = await provideChromium();
  if (chromium === undefined) return missing(CHROMIUM_REMEDIES);
  return playwright('chromium', python, { ...env, CHROMIUM_PATH: chromium });
}

/** The first journey in Firefox, driven over WebDriver BiDi; needs the build. @param {{ python: string | undefined }} options */
export async function firefoxSmoke({ python }) {
  const firefox = await provideFirefox();
  if (firefox === undefined) return missing('no Firefox found; install firefox-esr or set FIREFOX_PATH');
  return playwright('firefox', python, { FIREFOX_PATH: firefox });
}

/** Runs one project of playwright.config.ts and counts. */
async function playwright(project, python, env) {
  const report = inProject('.cache', 'reports', `${project}.json`);
  mkdirSync(inProject('.cache', 'reports'), { recursive: true });
  rmSync(report, { force: true });
  const { code } = await runNode([tool.playwright, 'test', `--project=${project}`, '--reporter=list,json'], {
    timeout: 30 * MINUTE,
    env: {
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      ...(python === undefined ? {} : { HEAPGLASS_PYTHON: python }),
    },
  });
  if (!existsSync(report)) return oneCheck(false, 'playwright gave no report');
  const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = stats.unexpected + stats.flaky + errors.length;
  return { passed: stats.expected, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: stats.skipped };
}
