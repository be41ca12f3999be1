import type { PanelView } from './panel-view.ts';

/** A part of the panel, made once and then kept up to date, so that nobody's focus is lost. */
export type PanelPart = { readonly root: HTMLElement; readonly update: (view: PanelView) => void };
