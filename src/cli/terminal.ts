/** Text of a snapshot on its way to a terminal: nothing in it may move the cursor, change colours or ring. */

// ESC [ … final, ESC ] … BEL or ESC \, ESC P/X/^/_ … ESC \, and two-character escapes; also with their one-byte C1 forms.
const ESCAPES =
  // eslint-disable-next-line no-control-regex -- control characters are what it is for
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]/g;
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/** `text` without escape sequences and control characters; newlines stay. */
export function printable(text: string): string {
  return text.replace(ESCAPES, '').replace(CONTROLS, '');
}

/** `text` on one line, fit for a message. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s*\n\s*/g, ' ')).trim();
}

/** JSON, indented; the control characters that JSON allows in strings are escaped too, so that nothing is lost. */
export function jsonText(value: unknown): string {
  // eslint-disable-next-line no-control-regex
  const escaped = /[\u007f-\u009f]/g;
  return JSON.stringify(value, null, 2).replace(escaped, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
