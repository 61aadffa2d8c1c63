/** The user's input cannot be answered. `message` is the finished line for the error stream; the program ends with code 2. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
  /** What is wrong, without the program's name. */
  readonly reason: string;
  constructor(message: string, reason = message) {
    super(message);
    this.reason = reason;
  }
}
