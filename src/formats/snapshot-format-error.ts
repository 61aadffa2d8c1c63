export type FormatErrorCode =
  | 'empty' //                 the file has no bytes
  | 'unknown-format' //        facts: looksLike, formats
  | 'truncated' //             facts: format, section, byteOffset
  | 'inconsistent' //          facts: format, section, byteOffset?, expected, actual
  | 'unsupported-version' //   facts: format, version, supported
  | 'too-large' //             facts: needed, available (bytes)
  | 'bad-compression'; //      facts: byteOffset, detail

/** Facts of a failed import; wording for people is chosen in the views. Crosses the worker border as `{code, facts}`, never as an Error. */
export class SnapshotFormatError extends Error {
  override readonly name = 'SnapshotFormatError';
  readonly code: FormatErrorCode;
  readonly facts: Readonly<Record<string, string | number>>;
  constructor(code: FormatErrorCode, facts: Readonly<Record<string, string | number>>) {
    super(
      `${code}: ${Object.entries(facts)
        .map(([k, v]) => `${k}: ${v}`)
        .join('; ')}`,
    );
    this.code = code;
    this.facts = facts;
  }
}
