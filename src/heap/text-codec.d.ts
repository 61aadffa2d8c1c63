/**
 * The two encoders that every host of the core has (browsers, workers, Node). The floors without a host library declare no more of
 * the outside world than this; the other environments use their own declarations and do not read this file.
 */
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes?: Uint8Array): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
