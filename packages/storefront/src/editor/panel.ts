import { button, element, setText } from '../overlay/element.ts';
import { narrow } from './style.ts';
import { toWidthName, widths } from './widths.ts';

type Mode = 'edit' | 'browse';

/** What the panel can be used for. */
type Use = {
  readonly setMode: (mode: Mode) => void;
  readonly setWidth: (px: number) => void;
  readonly turn: () => void;
  readonly copy: () => void;
  readonly finish: () => void;
};

/** What the panel says about itself. */
type PanelState = {
  readonly variation: string;
  readonly mode: Mode;
  readonly side: 'start' | 'end';
  readonly link: string;
  /** Whether what is not saved is to be offered for copying. */
  readonly isCutOff: boolean;
  readonly notice: string;
  /** Whether the experience is about all pages of the shop. */
  readonly isEverywhere: boolean;
  /** Whether an element is chosen. */
  readonly isChosen: boolean;
};

/** The editor's panel: a head that stays, and a body for what is chosen and what was changed. */
export type Panel = {
  readonly root: HTMLElement;
  readonly body: HTMLElement;
  readonly update: (state: PanelState) => void;
  /** Says one thing, until the next. */
  readonly say: (sentence: string) => void;
};

/** Creates the panel. */
export function createPanel({ setMode, setWidth, turn, copy, finish }: Use): Panel {
  const title = element('h2');
  const modes = (['edit', 'browse'] as const).map((mode) =>
    button(mode === 'edit' ? 'Edit' : 'Browse', () => setMode(mode), { 'data-mode': mode }),
  );
  const hint = element('p', { class: 'quiet' });
  const link = element('p', { class: 'quiet', role: 'status' });
  const notice = element('p', { class: 'notice' });
  const told = element('p', { class: 'notice', role: 'status' });
  const copying = button('Copy changes', copy);
  const body = element('div', { class: 'body' });
  const turning = button('', turn);
  const small = button('Minimize', () => {
    root.classList.toggle('small');
    const isSmall = root.classList.contains('small');
    setText(small, isSmall ? 'Expand' : 'Minimize');
    small.setAttribute('aria-expanded', String(!isSmall));
  });
  const head = element(
    'header',
    { class: 'head' },
    element('div', { class: 'row' }, title, small, button('Done', finish, { class: 'main' })),
    element(
      'div',
      { class: 'actions' },
      element('div', { class: 'group', role: 'group', 'aria-label': 'What clicks do' }, ...modes),
      turning,
    ),
    link,
    copying,
    notice,
    told,
  );
  const sizes = widths.map(({ name, px }) => button(name, () => setWidth(px)));
  const everywhere = element(
    'p',
    { class: 'quiet' },
    'A change is made on every page on which its element is found. Under Pages, in Facet, you can narrow that.',
  );
  const content = element(
    'div',
    { class: 'content' },
    element('div', { class: 'group', role: 'group', 'aria-label': 'How wide the page is' }, ...sizes),
    hint,
    body,
    everywhere,
  );
  const root = element('section', { class: 'panel', 'aria-label': 'Facet editor' }, head, content);
  const fit = (): void => {
    const width = toWidthName(innerWidth);
    for (const size of sizes) size.setAttribute('aria-pressed', String(size.textContent === width));
    setText(turning, `Move panel ${findOtherSide(root)}`);
  };
  addEventListener('resize', fit);
  return {
    root,
    body,
    update: (state) => {
      setText(title, state.variation === '' ? 'Edit on the page' : `Edit: ${state.variation}`);
      root.dataset['side'] = state.side;
      for (const mode of modes) {
        mode.setAttribute('aria-pressed', String(mode.dataset['mode'] === state.mode));
      }
      fit();
      hint.hidden = state.isChosen;
      setText(
        hint,
        state.mode === 'edit'
          ? 'Click what you want to change. By keyboard: Tab to it on the page and press Enter.'
          : 'Links and menus work as for visitors. Go to Edit to change what you see.',
      );
      setText(link, state.link);
      copying.hidden = !state.isCutOff;
      setText(notice, state.notice);
      notice.hidden = state.notice === '';
      everywhere.hidden = !state.isEverywhere;
      told.hidden = told.textContent === '';
    },
    say: (sentence) => {
      told.hidden = sentence === '';
      setText(told, sentence);
    },
  };
}

/** Where the panel goes to when it is moved: the narrow style docks it at the foot or the head of the page. */
function findOtherSide(root: HTMLElement): string {
  const isAtStart = root.dataset['side'] === 'start';
  if (matchMedia(narrow).matches) return isAtStart ? 'down' : 'up';
  return isAtStart === (getComputedStyle(root).direction === 'ltr') ? 'right' : 'left';
}
