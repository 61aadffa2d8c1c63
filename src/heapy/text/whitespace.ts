/** What Python calls white space; JavaScript's own idea of it differs. */

/** Characters that `str.strip` takes off. */
const SPACE = '\\t\\n\\x0b\\f\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const BLANK = new RegExp(`^[${SPACE}]*$`);
const IS_SPACE = new RegExp(`[${SPACE}]`);

/** Python's `not text.strip()`. */
export const isBlank = (text: string): boolean => BLANK.test(text);

/** Python's `text.rstrip()`. O(length), which a pattern anchored at the end is not. */
export function stripEnd(text: string): string {
  let end = text.length;
  while (end > 0 && IS_SPACE.test(text[end - 1])) end--;
  return text.slice(0, end);
}

/** Python's `text.lstrip()`. */
export function stripStart(text: string): string {
  let start = 0;
  while (start < text.length && IS_SPACE.test(text[start])) start++;
  return text.slice(start);
}

/** Number of Unicode characters: Python's `len(text)`. */
export function lengthOf(text: string): number {
  let length = text.length;
  for (let i = 0; i + 1 < text.length; i++) {
    const high = text.charCodeAt(i);
    const low = text.charCodeAt(i + 1);
    if (high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
      length--;
      i++;
    }
  }
  return length;
}

/** Python's `text.expandtabs(8)`. */
export function expandTabs(text: string): string {
  if (!text.includes('\t')) return text;
  let out = '';
  let column = 0;
  for (const c of text) {
    if (c === '\t') {
      const width = 8 - (column % 8);
      out += ' '.repeat(width);
      column += width;
    } else {
      out += c;
      column = c === '\n' || c === '\r' ? 0 : column + 1;
    }
  }
  return out;
}
