import { type Change, toPublishedChanges } from '@facet/engine';
import type { EditorAnswer, StoreConfiguration } from '@facet/protocol';
import type { EditedPage, OpenEditor } from '../editor/edited-page.ts';
import type { Evaluate } from '../visit.ts';
import { isPageAmong, toEditedDefinition } from './edited-definition.ts';
import type { PreviewRuntime } from './runtime.ts';

type Use = {
  readonly runtime: PreviewRuntime;
  readonly configuration: StoreConfiguration;
  readonly edit: EditorAnswer;
  readonly evaluate: Evaluate;
  readonly leave: () => void;
};

/**
 * Shows a page to be edited: with one variation's changes and no others, forced upon whoever looks, on every page, whether
 * or not the visitor agreed, since nothing is asked, kept or told. The script of visitors makes the changes. Rejects where the
 * editor does not load.
 */
export async function startEditor({ runtime, configuration, edit, evaluate, leave }: Use): Promise<void> {
  const { default: open }: { readonly default: OpenEditor } = await import(
    `${configuration.endpoint}/editor.js`
  );
  /** The script reads it anew each time that it settles. */
  const changes: Change[] = [];
  const definition = toEditedDefinition(edit, changes);
  const run = runtime.start(
    { ...configuration, experiences: [definition], segments: [], klaviyoCompany: null },
    {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the ids are the server's
      read: () => ({ forced: { [definition.id]: edit.variation as never } }),
      agrees: () => true,
    },
    () => undefined,
    evaluate,
  );
  const page: EditedPage = {
    store: configuration.store,
    edit,
    show: (next) => {
      changes.splice(0, changes.length, ...toPublishedChanges(next));
      run.settle();
    },
    isAmong: (pages) => isPageAmong(edit, pages, location),
    leave,
  };
  open(page);
}
