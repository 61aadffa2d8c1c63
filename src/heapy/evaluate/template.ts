/** `text.format(…)`: fields by position or name, with conversion and specification; no attributes, no indexing. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import { reprOf, textOf } from '../text/text.ts';
import type { Arguments } from '../values/handle.ts';
import { numberIn } from '../values/plain.ts';
import type { Value } from '../values/value.ts';
import { formatNumber, formatText } from './format-spec.ts';
import type { Scope } from './scope.ts';

/** `format(value, spec)`: numbers by their rules, everything else as text. */
export function* formatValue(value: Value, conversion: string | undefined, spec: string, scope: Scope): Steps<string> {
  const number = conversion === undefined ? numberIn(value) : undefined;
  const isBool = value.type === 'value' && typeof value.value === 'boolean';
  const text =
    number !== undefined && (!isBool || spec !== '')
      ? formatNumber(number, spec)
      : formatText(yield* conversion === 'r' || conversion === 'a' ? reprOf(value) : textOf(value), spec);
  scope.budget.make(text.length);
  return text;
}

const FIELD = /\{\{|\}\}|\{([^{}!:]*)(?:!([rsa]))?(?::([^{}]*))?\}|[{}]/g;

/** The text with its fields filled. Throws HeapyError on fields that were not given. */
export function* fillTemplate(template: string, given: Arguments, scope: Scope): Steps<string> {
  let out = '';
  let at = 0;
  let next = 0;
  for (const match of template.matchAll(FIELD)) {
    const [whole, name, conversion, spec = ''] = match;
    out += template.slice(at, match.index);
    at = match.index + whole.length;
    if (whole === '{{' || whole === '}}') out += whole[0];
    else if (name === undefined) throw new HeapyError('value', `Single '${whole}' encountered in format string`);
    else {
      const key = name === '' ? String(next++) : name;
      if (!/^\w*$/.test(key)) throw new HeapyError('value', `the field {${name}} must be a position or a name`);
      const value = /^\d+$/.test(key) ? given.positional.at(Number(key)) : given.keywords.get(key);
      if (value === undefined || (/^\d+$/.test(key) && Number(key) >= given.positional.length))
        throw new HeapyError('index', `nothing was given for the field {${key}}`);
      out += yield* formatValue(value, conversion, spec, scope);
    }
  }
  out += template.slice(at);
  scope.budget.make(out.length);
  return out;
}
