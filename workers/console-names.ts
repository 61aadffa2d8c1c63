/** Which names of the console a source uses or gives: enough to write its value as an expression that needs none of them. */

const IDENTIFIER = '[\\p{L}_][\\p{L}\\p{N}_]*';
// More than assignments (keyword arguments too): a name too many costs a link, one too few would make a link that lies.
const GIVEN = new RegExp(
  `(${IDENTIFIER})\\s*(?:[-+*/&|^%]|//|\\*\\*)?=(?!=)|\\b(?:for|import|as|def)\\s+(${IDENTIFIER}(?:\\s*,\\s*${IDENTIFIER})*)`,
  'gu',
);
const LISTED = new RegExp(`((?:${IDENTIFIER}\\s*,\\s*)+${IDENTIFIER})\\s*=(?!=)`, 'gu');
const USED = new RegExp(`(?<![.\\p{L}\\p{N}_])${IDENTIFIER}`, 'gu');
const DEFINITION = new RegExp(`^(${IDENTIFIER})\\s*=(?!=)\\s*([^\\n;]+)$`, 'u');
/** Texts hold words that are no names, and comprehensions names of their own: sources with these are not rewritten. */
const OPAQUE = /['"#]|\b(?:for|lambda|print)\b/;
/** What the language means by these words is what guppy's listings give them. */
const IDIOMS = new Set([
  'from guppy import hpy',
  'import guppy',
  'hp = hpy()',
  'hp=hpy()',
  'h = hp.heap()',
  'h=hp.heap()',
]);

/** Names that running `source` may give a meaning. */
export function namesGivenBy(source: string): readonly string[] {
  const names = [...source.matchAll(GIVEN)].map(([, assigned, bound]) => assigned ?? bound ?? '');
  const listed = [...source.matchAll(LISTED)].map(([, list]) => list ?? '');
  return [...names, ...listed].flatMap((list) => list.split(',').map((name) => name.trim()));
}

/** The names that statements of the console have given, and what they stand for where that can be written. */
export interface ConsoleNames {
  /** Takes note of a statement; one that failed may have given its names any meaning, or none. */
  note(source: string, isDone?: boolean): void;
  /** An expression for the value of `source` without names of the console; `undefined` when there is none. */
  expressionFor(source: string): string | undefined;
}

export function consoleNames(): ConsoleNames {
  const meanings = new Map<string, string | undefined>();
  const isOwn = (name: string): boolean => !meanings.has(name) && !/^_+\d*$/.test(name);

  function expressionFor(source: string): string | undefined {
    const used = [...source.matchAll(USED)].map(([name]) => name);
    if (used.every(isOwn)) return source.trim();
    if (OPAQUE.test(source)) return undefined;
    if (used.some((name) => !isOwn(name) && meanings.get(name) === undefined)) return undefined;
    return source.trim().replace(USED, (name) => meanings.get(name) ?? name);
  }

  return {
    note(source, isDone = true) {
      const statement = source.trim();
      if (isDone && IDIOMS.has(statement)) {
        for (const name of namesGivenBy(statement)) meanings.delete(name);
        return;
      }
      const [, name, expression] = DEFINITION.exec(statement) ?? [];
      const meaning = expression === undefined ? undefined : expressionFor(expression);
      for (const given of namesGivenBy(source)) meanings.set(given, undefined);
      if (isDone && name !== undefined && meaning !== undefined)
        meanings.set(name, isChain(meaning) ? meaning : `(${meaning})`);
    },
    expressionFor,
  };
}

/** Names, attributes, calls and items only: needs no brackets in front of a dot. */
function isChain(expression: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_.]*(?:[([][^()[\]]*[)\]][\p{L}\p{N}_.]*)*$/u.test(expression);
}
