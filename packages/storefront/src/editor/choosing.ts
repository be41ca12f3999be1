import { type Change, isAboutSame } from '@facet/engine';
import { createElementPanel, type Scope } from './element-panel.ts';
import { findAll } from './find-all.ts';
import { findChangeProblem } from './find-change-problem.ts';
import type { Form } from './forms/form-tools.ts';
import type { Outlines } from './outlines.ts';
import { inspect, type Selection } from './selection.ts';

/** What choosing needs of the editor. */
type Use = {
  readonly host: Element;
  /** Where the forms of the chosen element are shown, above everything else. */
  readonly body: Element;
  readonly outlines: Outlines;
  readonly changes: () => readonly Change[];
  readonly show: (changes: readonly Change[]) => void;
  readonly put: (about: Change, after: Change | null) => void;
  readonly say: (sentence: string) => void;
  /** Is told when the forms have come or gone. */
  readonly settled: () => void;
  /** Is told of an element that was chosen. */
  readonly chosen: (element: Element) => void;
};

/** The element of the page that is being edited, if any. */
export type Choosing = {
  readonly choose: (element: Element | null, scope?: Scope) => void;
  /** Chooses what a selector finds. */
  readonly chooseBy: (selector: string) => void;
  /** Takes a click on the page: what is asked for, or what is to be chosen. */
  readonly click: (element: HTMLElement) => void;
  readonly cancel: () => void;
  readonly isChosen: () => boolean;
  readonly update: () => void;
};

/** Lets one element be chosen at a time, with the forms in which it is edited. */
export function createChoosing(use: Use): Choosing {
  const { host, body, outlines, changes, show, put, say } = use;
  let form: Form | undefined;
  /** Takes the next click as its answer. */
  let answer: ((element: HTMLElement) => void) | undefined;

  const settle = (next: Form | undefined): void => {
    form?.root.remove();
    form = next;
    answer = undefined;
    use.settled();
    if (!next) {
      outlines.choose(() => []);
      return;
    }
    body.prepend(next.root);
    next.root.querySelector('h3')?.focus({ preventScroll: true });
    // On a phone the panel is low: what is asked for first is to be seen.
    const first = next.root.querySelector(':scope > .field, :scope > details');
    (first ?? next.root).scrollIntoView({ block: 'nearest' });
  };
  const open = (selection: Selection, scope: Scope): void => {
    const selector = (): string =>
      (scope === 'alike' && selection.alike ? selection.alike : selection.only).selector;
    const next = createElementPanel({
      scope,
      setScope: (other) => open(selection, other),
      choose,
      close: () => settle(undefined),
      tools: {
        selection,
        selector,
        find: <Kind extends Change>(about: Kind) =>
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is about the same is of the same kind
          changes().find((each) => isAboutSame(each, about)) as Kind | undefined,
        put: (about, after) => {
          const problem = after === null ? undefined : findChangeProblem(after, changes());
          if (problem === undefined) put(about, after);
          else say(problem);
        },
        say,
        pick: (question, picked) => {
          say(question);
          answer = picked;
        },
      },
    });
    settle(next);
    outlines.choose(() => {
      const { element } = selection;
      // The page may have rendered the element anew since.
      return scope === 'only' && element.isConnected ? [element] : findAll(selector());
    });
  };
  const choose = (element: Element | null, scope: Scope = 'only'): void => {
    if (!(element instanceof HTMLElement) || element === host) return;
    const selection = inspect(element, changes(), show);
    if (!selection) {
      say('One of your changes has put this here. Change or remove it in the list of changes.');
      return;
    }
    say('');
    open(selection, scope);
    use.chosen(element);
  };
  return {
    choose,
    chooseBy: (selector) => {
      const found = findAll(selector);
      choose(found[0] ?? null, found.length > 1 ? 'alike' : 'only');
    },
    click: (element) => {
      const asked = answer;
      answer = undefined;
      if (asked) asked(element);
      else choose(element);
    },
    cancel: () => settle(undefined),
    isChosen: () => form !== undefined,
    update: () => form?.update(),
  };
}
