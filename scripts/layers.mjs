/**
 * `node scripts/layers.mjs`: the floors hold, and .oxlintrc.json is what layers.json makes it.
 * `--write` writes .oxlintrc.json anew after a change of the table.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { lintConfig } from './layers/lint-config.mjs';
import { readTable } from './layers/table.mjs';
import { violations } from './layers/violations.mjs';
import { inProject, root } from './steps/paths.mjs';

const manifest = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
const packages = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).sort();
const wanted = `${JSON.stringify(lintConfig(readTable(root), packages), null, 2)}\n`;
const target = inProject('.oxlintrc.json');

if (process.argv.includes('--write')) {
  writeFileSync(target, wanted);
} else {
  const found = violations(root);
  if (JSON.stringify(JSON.parse(readFileSync(target, 'utf8'))) !== JSON.stringify(JSON.parse(wanted))) {
    found.push('.oxlintrc.json does not belong to layers.json: run node scripts/layers.mjs --write');
  }
  for (const line of found) console.error(line);
  process.exitCode = found.length === 0 ? 0 : 1;
}
