/** Stages that only read the sources: types, lint, formatting, styles, floors. */
import { existsSync, readFileSync } from 'node:fs';
import { oneCheck } from '../steps/ledger.mjs';
import { inProject, tool } from '../steps/paths.mjs';
import { runNode } from '../steps/run.mjs';

const LIMIT = { timeout: 8 * 60_000 };
const LINTED = ['src', 'workers', 'scripts', 'e2e', 'bench', 'oracle'];

/** Adds all of them to the ledger. */
export async function staticStages(ledger) {
  for (const path of projects()) await ledger.stage(`types: ${path}`, () => check(tool.tsc, '--noEmit', '-p', path));
  const configs = ['vite.config.ts', 'vite.cli.config.ts', 'vitest.config.ts', 'playwright.config.ts'];
  const linted = [...LINTED, ...configs].filter((path) => existsSync(inProject(path)));
  await ledger.stage('lint', () => check(tool.oxlint, '--type-aware', '--deny-warnings', ...linted));
  await ledger.stage('floors', () => check(inProject('scripts', 'layers.mjs')));
  await ledger.stage('format', () => check(tool.prettier, '--check', '--log-level', 'warn', '.'));
  await ledger.stage('styles', () => check(tool.stylelint, 'src/**/*.css', '--allow-empty-input'));
}

/** One project for each environment, as tsconfig.json lists them. */
function projects() {
  return JSON.parse(readFileSync(inProject('tsconfig.json'), 'utf8')).references.map(({ path }) => path);
}

async function check(...args) {
  const { code } = await runNode(args, LIMIT);
  return oneCheck(code === 0);
}
