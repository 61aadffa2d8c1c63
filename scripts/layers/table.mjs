/** layers.json: who may import whom. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ may: string[], packages?: string[] }} Floor
 *   `may`: other floors, `types of <floor>` for type imports only, or one file with its query.
 * @typedef {{ floors: Record<string, Floor>, homes: Record<string, string[]>, testsMayAlsoUse: string[],
 *   debt: { file: string, imports: string, reason: string, until: string }[] }} Layers
 */

/** Folders that hold floors; every folder directly in `src` is one. */
const ROOTS = ['src', 'workers', 'bench', 'oracle'];

/** @returns {Layers} */
export function readTable(root) {
  return JSON.parse(readFileSync(join(root, 'layers.json'), 'utf8'));
}

/** The floor a path belongs to, or undefined. @param {Layers} table @param {string} path with `/`, from the project's root */
export function floorOf(table, path) {
  return Object.keys(table.floors).find((floor) => path === floor || path.startsWith(`${floor}/`));
}

/** Tests and what only tests use: they may look at every floor. @param {string} path */
export const isTest = (path) => /\.test\.tsx?$/.test(path) || /(^|\/)testing\//.test(path);

/** All TypeScript files of the floors' folders, from the project's root. @param {string} root @returns {string[]} */
export function sourceFiles(root) {
  return ROOTS.filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((path) => `${folder}/${path}`))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts') && !path.includes('node_modules/'))
    .sort();
}
