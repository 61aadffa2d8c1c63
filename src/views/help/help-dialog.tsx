import type { ReactNode } from 'react';
import { keymap } from '../../client/keymap.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { glossary, misreadings } from './glossary.ts';
import css from './help.module.css';
import { promises, verification } from './promises.ts';

/** Keys, words, promises: all help in one place. */
export function HelpDialog(props: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog title="Help" onClose={props.onClose}>
      <div className={css['help']}>
        <section>
          <h3>Keys</h3>
          <table className={css['table']}>
            <tbody>
              {keymap.map((binding) => (
                <tr key={`${binding.scope} ${binding.action}`}>
                  <th scope="row">
                    <kbd>{binding.shown}</kbd>
                  </th>
                  <td>
                    {binding.does}
                    {binding.scope === 'grid' ? <span className={css['quiet']}> (in a table)</span> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section>
          <h3>Words</h3>
          <Pairs pairs={glossary} />
        </section>
        <section>
          <h3>Often misread</h3>
          <Pairs pairs={misreadings} />
        </section>
        <section>
          <h3>Promises</h3>
          <ol className={css['promises']}>
            {promises.map((promise) => (
              <li key={promise}>{promise}</li>
            ))}
          </ol>
          <p>{verification}</p>
        </section>
        <section>
          <h3>About</h3>
          <p>
            Heapglass {__HEAPGLASS_VERSION__} ({__HEAPGLASS_COMMIT__}), MIT licence. The algebra is that of heapy, by
            Sverker Nilsson, as continued in guppy3.
          </p>
        </section>
      </div>
    </Dialog>
  );
}

function Pairs(props: { readonly pairs: readonly (readonly [string, string])[] }): ReactNode {
  return (
    <dl className={css['pairs']}>
      {props.pairs.map(([word, means]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{means}</dd>
        </div>
      ))}
    </dl>
  );
}
