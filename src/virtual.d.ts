/**
 * What the build adds (scripts/build/virtual-modules.ts, identity.ts). The page may not fetch anything, not even its own
 * samples (`connect-src 'none'`), so files it offers are modules: a chunk each in the site, inside the file in the one-file
 * edition. Import them dynamically where they are large: `const { samples } = await import('virtual:samples')`.
 */

/** The list of `public/samples/samples.json`: `[{id, title, story, files: [name]}]`, files of a series in time order. */
declare module 'virtual:samples' {
  export interface SampleFile {
    readonly name: string;
    /** Bytes of the file as it stands in `public/samples/`. Loads the chunk; new array each time. */
    load(): Promise<Uint8Array<ArrayBuffer>>;
  }
  export interface Sample {
    readonly id: string;
    readonly title: string;
    readonly story: string;
    readonly files: readonly SampleFile[];
  }
  export const samples: readonly Sample[];
}

/** Text of `public/capture/heapglass.py`, for the download button (about 100 kB: import it dynamically). */
declare module 'virtual:capture' {
  export const captureSource: string;
}

/** `version` of package.json. */
declare const __HEAPGLASS_VERSION__: string;
/** Short commit hash, `unknown` when built outside a clone. */
declare const __HEAPGLASS_COMMIT__: string;
