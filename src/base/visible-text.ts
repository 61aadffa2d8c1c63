/** Hostile text made honest for the screen: what could hide, reorder or break a line is shown as an escape. */

// Controls, bidi marks and overrides, zero-width and other invisible characters, line separators, lone surrogates, tags.
const TREACHEROUS =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]/gu;

/** `text` with every such character as `\x1b`, `\u202e` or `\u{e0041}`; anything else as it is. O(length). */
export function visibleText(text: string): string {
  return text.replace(TREACHEROUS, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const digits = code.toString(16);
    if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`;
    return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\u{${digits}}`;
  });
}
