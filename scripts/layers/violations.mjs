/** Holds every import line against the table. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { importLines } from './import-lines.mjs';
import { floorOf, isTest, readTable, sourceFiles } from './table.mjs';

/**
 * All violations in the tree under `root`, as sentences; empty when the floors hold.
 * @param {string} root @returns {string[]}
 */
export function violations(root) {
  const table = readTable(root);
  const found = [...foldersWithoutFloor(root, table), ...floorsWithoutFolder(root, table)];
  for (const path of sourceFiles(root)) {
    const floor = floorOf(table, path);
    if (floor === undefined) {
      found.push(`${path} belongs to no floor of layers.json`);
      continue;
    }
    for (const line of importLines(path, readFileSync(join(root, path), 'utf8'))) {
      const reason = reasonAgainst(root, table, path, floor, line);
      if (reason !== undefined && !isDebt(table, path, line.specifier)) found.push(`${path}:${line.line} ${reason}`);
    }
  }
  return found;
}

function foldersWithoutFloor(root, table) {
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => `src/${name}`)
    .filter((path) => floorOf(table, path) === undefined)
    .map((path) => `${path} has no row in layers.json`);
}

function floorsWithoutFolder(root, table) {
  return Object.keys(table.floors)
    .filter((floor) => !existsSync(join(root, floor)))
    .map((floor) => `${floor} is in layers.json but not in the tree`);
}

function reasonAgainst(root, table, path, floor, { specifier, typesOnly }) {
  if (specifier === undefined) return 'imports a path that is computed at run time';
  if (!specifier.startsWith('.')) return againstPackage(table, path, floor, specifier, typesOnly);
  const target = normalize(join(dirname(path), specifier)).replaceAll('\\', '/');
  const file = target.split('?')[0];
  if (!existsSync(join(root, file))) return `imports ${specifier}, which is not there`;
  if (isTest(path)) return undefined;
  if (isTest(file)) return `imports ${file}, which is for tests only`;
  const other = floorOf(table, file);
  if (other === floor || /\.(css|json)(\?|$)/.test(target)) return undefined;
  const { may } = table.floors[floor];
  if (may.includes(other) || may.includes(target)) return undefined;
  if (may.includes(`types of ${other}`)) {
    return typesOnly ? undefined : `imports values of ${other}; ${floor} may use its types only`;
  }
  return `imports ${file}; ${floor} may not use ${other ?? 'what belongs to no floor'}`;
}

function againstPackage(table, path, floor, specifier, typesOnly) {
  const name = packageOf(specifier);
  const allowed = [...(table.floors[floor].packages ?? []), ...(isTest(path) ? table.testsMayAlsoUse : [])];
  if (isTest(path) && Object.values(table.floors).some(({ packages }) => packages?.includes(name))) return undefined;
  if (!allowed.includes(name)) return `imports ${specifier}; ${floor} may not use this package`;
  const homes = table.homes[name];
  if (homes === undefined || typesOnly || isTest(path)) return undefined;
  const atHome = homes.some((home) => path.startsWith(`${home}/`) || path.startsWith(`${home}.`));
  return atHome ? undefined : `imports ${specifier}, which stays behind ${homes.join(', ')}`;
}

/** `@scope/name`, `name`, `node:*` or `virtual:name` of an import's text. @param {string} specifier */
export function packageOf(specifier) {
  if (specifier.startsWith('node:')) return 'node:*';
  const [first, second] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

const isDebt = (table, path, specifier) =>
  table.debt.some(({ file, imports }) => file === path && imports === specifier);
