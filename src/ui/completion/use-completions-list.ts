import { useRef, useState } from 'react';
import { completed, type CompletionOption } from './completed.ts';

export interface CompletionsList {
  readonly options: readonly CompletionOption[];
  /** Place of the one that Tab takes. */
  readonly active: number;
  /** Asks for completions at a place; with `takeSingle` an only one is taken at once. */
  ask(source: string, position: number, takeSingle: boolean): void;
  take(option: CompletionOption, source: string, position: number): void;
  move(by: number): void;
  close(): void;
}

/** The list below a field. Only the answer to the newest question is shown. `onTaken` gets the new text and cursor. */
export function useCompletionsList(
  complete: (source: string, position: number) => Promise<readonly CompletionOption[]>,
  onTaken: (text: string, position: number) => void,
): CompletionsList {
  const [options, setOptions] = useState<readonly CompletionOption[]>([]);
  const [active, setActive] = useState(0);
  const asked = useRef(0);
  const close = (): void => {
    asked.current++;
    setOptions([]);
  };
  const take = (option: CompletionOption, source: string, position: number): void => {
    close();
    const result = completed(source, position, option);
    onTaken(result.text, result.position);
  };
  const ask = (source: string, position: number, takeSingle: boolean): void => {
    const mine = ++asked.current;
    void complete(source, position).then((found) => {
      if (mine !== asked.current) return;
      const [only] = found;
      if (takeSingle && found.length === 1 && only !== undefined) take(only, source, position);
      else setOptions(found);
      setActive(0);
    });
  };
  return {
    options,
    active,
    ask,
    take,
    move: (by) => setActive((active + by + options.length) % Math.max(1, options.length)),
    close,
  };
}
