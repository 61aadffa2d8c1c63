import { UNKNOWN } from '../../wording/format.ts';

/** A capture's time for people, in the reader's own zone; `—` when the file does not say. */
export function timeText(unixSeconds: number | undefined): string {
  if (unixSeconds === undefined || !Number.isFinite(unixSeconds) || Math.abs(unixSeconds) > 8.64e12) return UNKNOWN;
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' }).format(unixSeconds * 1000);
}
