import { button, element, setText } from './element.ts';
import { createExperienceList } from './experience-list.ts';
import { createFrame } from './frame.ts';
import type { PanelView } from './panel-view.ts';
import { createReportButton } from './report-button.ts';
import { createSegmentList } from './segment-list.ts';

/** What the panel can be used for. */
export type PanelActions = {
  readonly pretend: (key: string, state: 'in' | 'out' | undefined) => void;
  readonly force: (id: string, variation: string | undefined) => void;
  /** Goes on as if the visitor agreed. */
  readonly agree: () => void;
  /** Is told when the details are shown or hidden. */
  readonly toggled: (isOpen: boolean) => void;
  readonly leave: () => void;
};

/** The preview's panel at the bottom of the page. */
export type Panel = { readonly update: (view: PanelView) => void };

/** Opens the panel: a bar that says what is shown, and behind it how that came about. */
export function openPanel(first: PanelView, isOpen: boolean, actions: PanelActions): Panel {
  let view = first;
  const frame = createFrame('Facet preview');
  const title = element('h2');
  const told = element('p', { class: 'told', role: 'status' });
  const identity = element('div');
  const parts = [createSegmentList(first, actions.pretend), createExperienceList(first, actions.force)];
  const body = element(
    'div',
    { class: 'body', id: 'details' },
    element('section', { 'aria-label': 'Visitor' }, element('h3', {}, 'Visitor'), identity),
    ...parts.map(({ root }) => root),
    element('p', { class: 'quiet' }, `The link works until ${new Date(first.expiresAt).toLocaleString()}.`),
    createReportButton(() => view),
  );
  const agree = button('Preview as if the visitor agreed', () => {
    actions.agree();
    // The button is gone with that, and so would be the focus.
    toggle.focus();
  });
  let isShown = isOpen;
  const toggle = button('', () => open(!isShown), { 'aria-controls': 'details' });
  const open = (shown: boolean): void => {
    isShown = shown;
    draw();
    actions.toggled(shown);
  };
  const draw = (): void => {
    body.hidden = !isShown;
    toggle.setAttribute('aria-expanded', String(isShown));
    setText(toggle, isShown ? 'Hide details' : 'Show details');
  };
  const update = (next: PanelView): void => {
    const changed = next.experiences.filter(
      ({ decision }, index) => decision !== view.experiences[index]?.decision,
    );
    view = next;
    setText(title, view.title);
    agree.hidden = !view.awaitsConsent;
    setTexts(identity, view.identity);
    for (const part of parts) part.update(view);
    if (changed.length > 0) {
      setText(told, changed.map(({ name, decision }) => `${name}. ${decision}`).join(' '));
    }
    frame.show();
  };

  frame.root.append(
    element(
      'div',
      { class: 'bar' },
      title,
      element('div', { class: 'actions' }, agree, toggle, button('Leave preview', actions.leave)),
    ),
    body,
    told,
  );
  frame.root.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !isShown) return;
    open(false);
    toggle.focus();
  });
  draw();
  update(first);
  return { update };
}

function setTexts(parent: HTMLElement, texts: readonly string[]): void {
  if (texts.join('\n') === [...parent.children].map(({ textContent }) => textContent).join('\n')) return;
  parent.replaceChildren(...texts.map((text) => element('p', {}, text)));
}
