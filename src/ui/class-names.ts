/** Joins the names that are there: `classes(css['row'], isOpen && css['open'])`. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => typeof name === 'string' && name !== '').join(' ');
}
