/** UTF-8 of snapshots: what runtimes write, and what is valid text. */

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** Text of UTF-8 bytes; what is not UTF-8 becomes U+FFFD. A byte order mark is text like any other. */
export const decodeUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes);

/** UTF-8 of a text; lone surrogates become U+FFFD. */
export const encodeUtf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/**
 * Replaces, in place, each surrogate of WTF-8 by U+FFFD: both take three bytes, so no offset moves.
 * A decoder would make three U+FFFD of one, and equal texts would stop being equal.
 */
export function replaceSurrogates(bytes: Uint8Array): void {
  for (let at = bytes.indexOf(0xed); at >= 0 && at + 2 < bytes.length; at = bytes.indexOf(0xed, at + 1)) {
    if (bytes[at + 1] >= 0xa0 && bytes[at + 1] < 0xc0 && (bytes[at + 2] & 0xc0) === 0x80) {
      bytes[at] = 0xef;
      bytes[at + 1] = 0xbf;
      bytes[at + 2] = 0xbd;
    }
  }
}
