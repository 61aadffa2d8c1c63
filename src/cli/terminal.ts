/** Text of a snapshot on its way to a terminal: nothing in it may move the cursor, change colours or ring. */

// ESC [ … final, ESC ] … BEL or ESC \, ESC P/X/^/_ … ESC \, and two-character escapes; also with their one-byte C1 forms.
const ESCAPES =
  // eslint-disable-next-line no-control-regex -- control characters are what it is for
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]/g;
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** `text` without escape sequences, control characters and marks that reorder text; newlines stay. */
export function printable(text: string): string {
  return text.replace(ESCAPES, '').replace(CONTROLS, '');
}

/** `text` on one line, fit for a message. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s*\n\s*/g, ' ')).trim();
}

/** JSON, indented; the control characters that JSON allows in strings are escaped too, so that nothing is lost. */
export function jsonText(value: unknown): string {
  return escaped(JSON.stringify(value, null, 2));
}

const ROWS_PER_PIECE = 10_000;

/** A table as JSON in pieces, a row a line: millions of rows do not fit into one string of the engine. */
export function* jsonOfTable({ rows, ...head }: { readonly rows: readonly unknown[] }): Iterable<string> {
  yield `${jsonText(head).slice(0, -2)},\n  "rows": [`;
  for (let start = 0; start < rows.length; start += ROWS_PER_PIECE) {
    const lines = rows.slice(start, start + ROWS_PER_PIECE).map((row) => `\n    ${JSON.stringify(row)}`);
    yield `${start === 0 ? '' : ','}${escaped(lines.join(','))}`;
  }
  yield rows.length === 0 ? ']\n}' : '\n  ]\n}';
}

function escaped(json: string): string {
  // eslint-disable-next-line no-control-regex
  return json.replace(/[\u007f-\u009f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
