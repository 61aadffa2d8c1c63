/** What a source file asks for: every form of import there is. */
import { parseSync } from 'vite';

/**
 * @typedef {{ specifier: string | undefined, line: number, typesOnly: boolean }} ImportLine
 *   `specifier` is undefined when it is computed at run time.
 */

/**
 * Static and dynamic imports, re-exports and type imports of a TypeScript text, in no particular order.
 * Throws on a text that does not parse.
 * @param {string} path decides about JSX @param {string} text @returns {ImportLine[]}
 */
export function importLines(path, text) {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  const lineAt = (offset) => text.slice(0, offset).split('\n').length;
  const plain = module.staticImports.map(({ start, end, moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    line: lineAt(start),
    typesOnly: /^import\s+type\b/.test(text.slice(start, end)) || isAllTypes(entries),
  }));
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries
      .filter(({ moduleRequest }) => moduleRequest !== null)
      .map(({ start, moduleRequest, isType }) => ({
        specifier: moduleRequest.value,
        line: lineAt(start),
        typesOnly: isType,
      })),
  );
  const later = module.dynamicImports.map(({ start, moduleRequest }) => ({
    specifier: /^(['"`])([^$]*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[2],
    line: lineAt(start),
    typesOnly: false,
  }));
  return [...plain, ...passedOn, ...later, ...othersIn(text, lineAt)];
}

const isAllTypes = (entries) => entries.length > 0 && entries.every(({ isType }) => isType);

/** `import('x').T` in types, and `new URL('x', import.meta.url)`, which bundlers follow too. */
function othersIn(text, lineAt) {
  const found = [];
  for (const { 1: specifier, index } of text.matchAll(/[:<|&=(,]\s*import\(\s*['"]([^'"]+)['"]\s*\)\s*\./g)) {
    found.push({ specifier, line: lineAt(index), typesOnly: true });
  }
  for (const { 1: specifier, index } of text.matchAll(/new URL\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g)) {
    found.push({ specifier, line: lineAt(index), typesOnly: false });
  }
  return found;
}
