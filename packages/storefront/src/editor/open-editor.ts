import type { Change } from '@facet/engine';
import { element } from '../overlay/element.ts';
import { addStyle } from '../overlay/style.ts';
import { whenParsed } from '../when-loaded.ts';
import { confirm, type ListState, put, remove, toShown, undo } from './change-list.ts';
import { isShown } from './change-words.ts';
import { type AdminState, openChannel } from './channel.ts';
import { createChoosing } from './choosing.ts';
import { covers, letDrag } from './drag.ts';
import type { OpenEditor } from './edited-page.ts';
import { findAll } from './find-all.ts';
import { openKeptEdit } from './kept-edit.ts';
import { toLinkWords } from './link-words.ts';
import { createListPanel } from './list-panel.ts';
import { createOutlines } from './outlines.ts';
import { createPageList } from './page-list.ts';
import { createPanel } from './panel.ts';
import { listenForPicks } from './picking.ts';
import { style } from './style.ts';
import { restructures, unsettles, unsettling } from './unsettles.ts';
import { resizePage, toWidthWords } from './widths.ts';

const elsewhere =
  'This page is not among the pages of the experience. What you change shows here while you edit, and not to visitors.';
const notSaved =
  'Facet has not got all of your changes yet. Open the experience there again, or copy them, before you close this window.';

/** Lets somebody edit a variation on the shop's own page. */
export const openEditor: OpenEditor = (page) => {
  const kept = openKeptEdit(page.store, page.edit.session);
  const host = document.createElement('facet-editor');
  const shadow = host.attachShadow({ mode: 'open' });
  addStyle(shadow, style);

  let told: Pick<AdminState, 'variation' | 'pages' | 'refused'> = { variation: '', pages: null, refused: '' };
  /** What the page shows now. */
  let drawn = '[]';
  const listChanges = (): readonly Change[] => toShown(kept.read());
  const show = (changes: readonly Change[]): void => page.show(changes.filter(isShown));
  const draw = (): void => {
    const changes = listChanges();
    const text = JSON.stringify(changes);
    if (text !== drawn) show(changes);
    drawn = text;
    const { mode, side, pending, done } = kept.read();
    const link = channel.link();
    panel.update({
      variation: told.variation,
      mode,
      side,
      link: toLinkWords(link, pending.length),
      isCutOff: link !== 'connected' && link !== 'connecting' && pending.length > 0,
      notice: told.refused || (page.isAmong(told.pages) === false ? elsewhere : ''),
      isEverywhere: told.variation !== '' && told.pages === null,
      isChosen: choosing.isChosen(),
    });
    list.update(changes, done.length > 0);
    choosing.update();
    outlines.draw();
  };
  const change = (next: ListState): void => {
    if (next === kept.read()) return;
    panel.say('');
    kept.update(next);
    draw();
    channel.tell();
  };
  const turn = (): void => {
    drag.reset();
    kept.update({ side: kept.read().side === 'end' ? 'start' : 'end' });
    draw();
  };
  const finish = (): void => {
    if (kept.read().pending.length > 0 && channel.link() !== 'connected') {
      panel.say(notSaved);
      return;
    }
    channel.tell('done');
    kept.erase();
    window.close();
    // A window that a person has opened does not close by itself.
    setTimeout(page.leave, 300);
  };

  const panel = createPanel({
    setMode: (mode) => {
      kept.update({ mode });
      outlines.hover(undefined);
      if (mode === 'browse') choosing.cancel();
      draw();
    },
    setWidth: (px) => resizePage(px, (is) => panel.say(toWidthWords(px, is))),
    turn,
    copy: () => {
      navigator.clipboard.writeText(JSON.stringify(listChanges(), null, 2)).then(
        () => panel.say('Copied: all changes as they are here, for whoever enters them in Facet.'),
        () => panel.say('This browser does not let the page copy. Keep this window open.'),
      );
    },
    finish,
  });
  const outlines = createOutlines();
  const choosing = createChoosing({
    host,
    body: panel.body,
    outlines,
    changes: listChanges,
    show,
    put: (about, after) => {
      const next = put(kept.read(), about, after, toGroup(about));
      const isRisky = after !== null && restructures(after);
      if (isRisky && unsettles(toShown(next), listChanges(), findAll, show)) panel.say(unsettling);
      else change(next);
    },
    say: panel.say,
    settled: () => draw(),
    chosen: (one) => {
      if (covers(panel.root, one)) turn();
    },
  });
  const list = createListPanel({
    remove: (at) => change(remove(kept.read(), at)),
    undo: () => change(undo(kept.read())),
    choose: choosing.chooseBy,
  });
  const channel = openChannel(page.edit, {
    pending: () => kept.read().pending,
    stated: ({ variation, pages, refused, taken }, changes) => {
      told = { variation, pages, refused };
      const before = kept.read();
      const next = confirm(before, changes, taken);
      if (JSON.stringify(next) !== JSON.stringify(before)) kept.update(next);
      draw();
    },
    changed: () => draw(),
  });
  const drag = letDrag(panel.root);
  panel.body.append(createPageList(host, choosing.choose), list.root);
  shadow.append(element('div', { class: 'all' }, outlines.root, panel.root));
  listenForPicks({
    host,
    isOn: () => kept.read().mode === 'edit',
    hover: outlines.hover,
    pick: choosing.click,
    cancel: choosing.cancel,
  });
  whenParsed(() => {
    const place = (): void => {
      if (!host.isConnected) document.body.append(host);
    };
    place();
    // Some shops replace the whole body.
    setInterval(place, 1000);
    draw();
  });
};

/** What tells one field from the next. */
function toGroup(about: Change): string {
  return JSON.stringify([about.kind, 'selector' in about && about.selector, 'name' in about && about.name]);
}
