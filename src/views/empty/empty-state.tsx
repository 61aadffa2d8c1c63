import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { CaptureRecipes } from './capture-recipes.tsx';
import css from './empty.module.css';
import { SampleButtons } from './sample-buttons.tsx';
import { formats } from './recipes.ts';

/** Before anything is open: one sentence, one button, and where snapshots come from. */
export function EmptyState(props: { readonly onOpen: () => void }): ReactNode {
  const [areFormatsShown, setFormatsShown] = useState(false);
  return (
    <div className={css['page']}>
      <section className={css['drop']} aria-label="Open">
        <p className={css['lead']}>Drop heap snapshots here.</p>
        <p className={css['promise']}>Nothing leaves this computer.</p>
        <div className={css['actions']}>
          <Button weight="main" onClick={props.onOpen} label="Open snapshots">
            Open
          </Button>
          <SampleButtons />
        </div>
        <button
          type="button"
          className={css['link']}
          aria-expanded={areFormatsShown}
          onClick={() => setFormatsShown(!areFormatsShown)}
        >
          Which files open?
        </button>
        {areFormatsShown ? (
          <table className={css['formats']}>
            <tbody>
              {formats.map((format) => (
                <tr key={format.name}>
                  <th scope="row">
                    <code>{format.name}</code>
                  </th>
                  <td>{format.gives}</td>
                  <td>{format.opens ? 'opens' : 'not yet in this version'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </section>
      <CaptureRecipes />
    </div>
  );
}
