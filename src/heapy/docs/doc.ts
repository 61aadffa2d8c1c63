/** `hp.doc` and `h.doc`: the names that are there, laid out as guppy3 does, and one sentence for each. */
import type { DocHandle, DocLine } from '../values/handle.ts';
import { text } from '../values/plain.ts';
import type { TextValue } from '../values/value.ts';

const COLUMNS = 4;
const COLUMN_WIDTH = 20;

/** Names in four columns, read downwards. */
function inColumns(names: readonly string[]): string {
  const rows = Math.ceil(names.length / COLUMNS);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: COLUMNS }, (__, column) => names[column * rows + row] ?? '')
      .map((name, column) => (column === COLUMNS - 1 ? name : name.padEnd(COLUMN_WIDTH)))
      .join('')
      .trimEnd(),
  ).join('\n');
}

/** The help of a type of value. `name` is how it is called there (`hp`), `title` what it is. */
export function docOf(name: string, title: string, attributes: readonly DocLine[]): DocHandle {
  const names = [...attributes.map((attribute) => attribute.name), 'doc'].sort();
  return {
    type: 'handle',
    is: 'doc',
    text: `${title} Available attributes:\n${inColumns(names)}\nUse eg: ${name}.doc.<attribute> for info on <attribute>.`,
    attributes,
  };
}

/** The help of one attribute: its signature when it is a method, and its sentence. `undefined` when there is none. */
export function docOfAttribute(doc: DocHandle, name: string): TextValue | undefined {
  if (name === 'doc') return text('This help.');
  const found = doc.attributes.find((attribute) => attribute.name === name);
  if (found === undefined) return undefined;
  return text(found.parameters === undefined ? found.doc : `${name}(${found.parameters.join(', ')})\n\n${found.doc}`);
}
