/** Where in a source: character offsets, end exclusive. */
export interface SourceRange {
  readonly from: number;
  readonly to: number;
}

export type HeapyErrorCode =
  | 'syntax' //      the source is not of the language
  | 'name' //        unknown name
  | 'attribute' //   unknown attribute
  | 'type' //        an operation that its operands do not have
  | 'value' //       a right type, a wrong value
  | 'index' //       outside the rows
  | 'missing' //     the snapshot does not hold what this needs
  | 'live-only' //   exists only inside a living process
  | 'budget'; //     took more steps or memory than allowed

/** An error of the language: a sentence in Python's manner that names the place and what would have been valid. */
export class HeapyError extends Error {
  override readonly name = 'HeapyError';
  readonly code: HeapyErrorCode;
  readonly range: SourceRange | undefined;
  constructor(code: HeapyErrorCode, message: string, range?: SourceRange) {
    super(message);
    this.code = code;
    this.range = range;
  }
}
