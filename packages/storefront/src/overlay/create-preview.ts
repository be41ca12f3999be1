import { attempt } from '../attempt.ts';
import type { StartPreview } from '../preview.ts';
import type { Evaluate } from '../visit.ts';
import { whenLoaded } from '../when-loaded.ts';
import { shakeHands } from './handshake.ts';
import { findToken, type KeptPreview, openKept, toPreview, withEntry, withoutToken } from './kept.ts';
import { openPanel, type Panel } from './panel.ts';
import { type PanelView, toPanelView } from './panel-view.ts';
import type { PreviewRuntime } from './runtime.ts';
import { showSentence } from './sentence.ts';
import { startEditor } from './start-editor.ts';

/**
 * Shows the page as a preview link wants it: asks the server what there is, starts the script with that, and says in a panel
 * how everything comes about. Where the link does not hold, or the server does not answer, the page is as for everybody
 * (`goOn`), and a sentence says why.
 */
export function createPreview(runtime: PreviewRuntime): StartPreview {
  return async (configuration, goOn, evaluate = runCode) => {
    const kept = openKept(configuration.store);
    const token = findToken(location.search) ?? kept.read().token;
    if (!token) {
      // The mark alone is nobody's preview: a page that opened this one may have named the tab so.
      kept.erase();
      goOn();
      return;
    }
    const shaken = await shakeHands(configuration.endpoint, token);
    if (!shaken.ok) {
      // Where the server only did not answer, the next page asks again.
      if (shaken.isFinal || token !== kept.read().token) kept.erase();
      goOn();
      attempt(() => showSentence(shaken.why));
      return;
    }
    const { answer } = shaken;
    // What was chosen on an earlier page belongs to that page's link.
    const isKept = kept.update((before) =>
      token === before.token ? {} : { token, forced: answer.forced, memberships: {}, agrees: false },
    );
    // Decisions go by the address, and whatever measures on the page tells it to others.
    if (isKept) attempt(() => history.replaceState(history.state, '', withoutToken(location.href)));
    if (answer.edit) {
      const { configuration: forEditor, edit } = answer;
      await startEditor({
        runtime,
        configuration: forEditor,
        edit,
        evaluate,
        leave: () => {
          kept.erase();
          leave();
        },
      });
      return;
    }

    let panel: Panel | undefined;
    const look = (): PanelView => toPanelView(answer, kept.read(), run, Date.now(), finds);
    const redraw = (): void => {
      attempt(() => panel?.update(look()));
    };
    const run = runtime.start(
      answer.configuration,
      {
        read: () => toPreview(kept.read()),
        agrees: () => kept.read().agrees,
      },
      redraw,
      evaluate,
    );
    const choose = (change: (value: KeptPreview) => Partial<KeptPreview>): void => {
      kept.update(change);
      run.settle();
      redraw();
    };
    attempt(() => {
      panel = openPanel(look(), kept.read().isOpen, {
        pretend: (key, state) =>
          choose(({ memberships }) => ({ memberships: withEntry(memberships, key, state) })),
        force: (id, variation) => choose(({ forced }) => ({ forced: withEntry(forced, id, variation) })),
        agree: () => {
          kept.update(() => ({ agrees: true }));
          run.agree();
          redraw();
        },
        toggled: (isOpen) => {
          kept.update(() => ({ isOpen }));
          redraw();
        },
        leave: () => {
          kept.erase();
          leave();
        },
      });
    });
    // What a page is made of may come late.
    whenLoaded(redraw);
  };
}

/** The script as it is served runs no code where nothing that runs brings some; a draft may. */
// oxlint-disable-next-line typescript/no-implied-eval -- it is the merchant's own code, and runs where the shop's policy lets it
const runCode: Evaluate = (code) => Function(code)();

/** Whether a selector finds something on the page; one that is none finds nothing. */
function finds(selector: string): boolean {
  return attempt(() => document.querySelector(selector)) instanceof Element;
}

/** Loads the page as everybody gets it. */
function leave(): void {
  const { href } = location;
  const address = withoutToken(href);
  if (address === href) location.reload();
  else location.replace(address);
}
