import type { Importer } from '../importer.ts';
import { FORMAT_ID, FORMAT_TITLE, hasMagic, timeIn } from './header.ts';
import { readHeapglass } from './read.ts';

/** Captures written by `heapglass.py`: docs/format.md. */
export const heapglass: Importer = {
  id: FORMAT_ID,
  title: FORMAT_TITLE,
  extensions: ['.heapglass', '.heapglass.gz'],
  sniff: hasMagic,
  timeOf: timeIn,
  read: readHeapglass,
};
