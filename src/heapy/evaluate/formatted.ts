/** f-strings. */
import type { Steps } from '../../base/steps.ts';
import type { FormattedPart } from '../parse/syntax.ts';
import type { Scope } from './scope.ts';
import { formatValue } from './template.ts';

/** The text of an f-string's parts. */
export function* evaluateFormatted(parts: readonly FormattedPart[], scope: Scope): Steps<string> {
  let out = '';
  for (const part of parts) {
    if ('text' in part) out += part.text;
    else {
      const value = yield* scope.evaluate(part.value, scope);
      const spec = yield* evaluateFormatted(part.format, scope);
      out += yield* formatValue(value, part.conversion, spec, scope);
    }
  }
  scope.budget.make(out.length);
  return out;
}
