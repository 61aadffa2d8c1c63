import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { CodeLines } from '../../ui/copy/code-lines.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { tabId, Tabs } from '../../ui/tabs/tabs.tsx';
import css from './empty.module.css';
import { recipes } from './recipes.ts';

const PANEL = 'recipe';

/** No snapshot yet: one line to copy for each place a program runs in. */
export function CaptureRecipes(): ReactNode {
  const [chosen, setChosen] = useState(recipes[0]?.id ?? '');
  const recipe = recipes.find((r) => r.id === chosen);
  return (
    <section className={css['recipes']} aria-labelledby="no-snapshot">
      <h2 id="no-snapshot">No snapshot yet?</h2>
      <div className={css['tabs']}>
        <Tabs label="Where the program runs" tabs={recipes} selected={chosen} onSelect={setChosen} panelId={PANEL} />
      </div>
      {recipe === undefined ? null : (
        <div id={PANEL} role="tabpanel" aria-labelledby={tabId(PANEL, chosen)} className={css['recipe']}>
          <p>{recipe.says}</p>
          {recipe.lines === '' ? null : <CodeLines text={recipe.lines} of={`the line for ${recipe.title}`} />}
          {recipe.needsCapture ? (
            <p className={css['capture']}>
              <Button onClick={() => void saveCapture()}>Download heapglass.py</Button>
              <span>
                One file, standard library only. Names and sizes are captured, contents are not unless you ask.
              </span>
            </p>
          ) : null}
        </div>
      )}
    </section>
  );
}

async function saveCapture(): Promise<void> {
  const { captureSource } = await import('virtual:capture');
  saveFile('heapglass.py', captureSource, 'text/x-python');
}
