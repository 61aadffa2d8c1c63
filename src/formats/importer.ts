import type { AsyncPhasedSteps } from '../base/steps.ts';
import type { Snapshot } from '../heap/snapshot.ts';
import type { ByteSource } from './byte-source.ts';

/** What a format module offers; `formats/index.ts` lists them in the order of asking. */
export interface Importer {
  readonly id: string;
  readonly title: string; //                 shown in the drop zone and in errors
  readonly extensions: readonly string[]; // for the file picker only, never for recognition
  /** Decides from the first 4 KiB, decompressed; must not throw and must not depend on the file's name. */
  sniff(head: Uint8Array): boolean;
  /** When the snapshot was taken, Unix seconds, if the same head says so; must not throw. */
  timeOf(head: Uint8Array): number | undefined;
  /** Throws only `SnapshotFormatError`. Calling `return()` on the generator stops reading and frees what it holds. */
  read(source: ByteSource): AsyncPhasedSteps<Snapshot>;
}
