/** Numbers, bytes and shares for people: the same on the page, in reports and in the terminal. */

/** What is shown for a number that is not known; never 0. */
export const UNKNOWN = '—';
const TRUE_MINUS = '−';
const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string | undefined, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale ?? ''} ${JSON.stringify(options)}`;
  let made = formatters.get(key);
  if (made === undefined) {
    made = new Intl.NumberFormat(locale, options);
    formatters.set(key, made);
  }
  return made;
}

function withTrueMinus(value: number, text: (absolute: number) => string): string {
  return value < 0 ? TRUE_MINUS + text(-value) : text(value);
}

/** `1,204,331`. Without `locale` the reader's own. */
export function formatCount(count: number | undefined, locale?: string): string {
  if (count === undefined || !Number.isFinite(count)) return UNKNOWN;
  return withTrueMinus(count, (absolute) => formatter(locale, { maximumFractionDigits: 0 }).format(absolute));
}

/** Binary units with three significant digits: `512 B`, `1.10 KiB`, `31.2 MiB`, `0.977 GiB`. */
export function formatBytes(bytes: number | undefined, locale?: string): string {
  if (bytes === undefined || !Number.isFinite(bytes)) return UNKNOWN;
  return withTrueMinus(bytes, (absolute) => {
    if (absolute < 1024) return `${formatter(locale, { maximumFractionDigits: 0 }).format(absolute)} B`;
    let value = absolute / 1024;
    let unit = 1;
    // 999.5 would be rounded to a fourth digit before the point.
    while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    const digits = { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };
    return `${formatter(locale, digits).format(value)} ${BYTE_UNITS[unit]}`;
  });
}

/** Every byte: `32,715,776 bytes`; for tooltips. */
export function formatExactBytes(bytes: number | undefined, locale?: string): string {
  if (bytes === undefined || !Number.isFinite(bytes)) return UNKNOWN;
  return `${formatCount(bytes, locale)} ${Math.abs(bytes) === 1 ? 'byte' : 'bytes'}`;
}

/** A share of a whole, 1 = all: `17.3 %`; small shares are `< 0.1 %`, a share of nothing is unknown. */
export function formatShare(share: number | undefined, locale?: string): string {
  if (share === undefined || !Number.isFinite(share)) return UNKNOWN;
  return withTrueMinus(share, (absolute) => {
    const percent = absolute * 100;
    if (percent === 0) return '0 %';
    const tenth = formatter(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    if (percent < 0.1) return `< ${tenth.format(0.1)} %`;
    if (percent < 100 && percent >= 99.95) return `${tenth.format(99.9)} %`;
    return percent === 100 ? '100 %' : `${tenth.format(percent)} %`;
  });
}

/** `1 object`, `1,204 objects`: a number followed by what it counts. */
export function formatCounted(count: number, one: string, many: string, locale?: string): string {
  return `${formatCount(count, locale)} ${count === 1 ? one : many}`;
}

/** A phrase as the beginning of a line: `sorting` → `Sorting`. */
export function capitalised(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** `0.35 s`, `12 s`, `2 min 5 s`. */
export function formatDuration(milliseconds: number, locale?: string): string {
  const seconds = milliseconds / 1000;
  if (seconds >= 60) return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
  if (seconds >= 10) return `${formatter(locale, { maximumFractionDigits: 0 }).format(Math.floor(seconds))} s`;
  return `${formatter(locale, { maximumSignificantDigits: 2 }).format(seconds)} s`;
}
