import type { PictureName } from '../catalogue.ts';
import { type Html, html } from '../html.ts';
import { backpack, lantern, sleepingBag, tent } from './camp.ts';
import { beanie, boots, flask, jacket } from './wear.ts';

const drawings: Readonly<Record<PictureName, { readonly ground: string; readonly drawing: Html }>> = {
  jacket: { ground: '#dcebe4', drawing: jacket },
  backpack: { ground: '#f3e3d3', drawing: backpack },
  boots: { ground: '#eee6da', drawing: boots },
  tent: { ground: '#d9e6ee', drawing: tent },
  lantern: { ground: '#23394a', drawing: lantern },
  flask: { ground: '#e6e9dc', drawing: flask },
  beanie: { ground: '#f5e1da', drawing: beanie },
  'sleeping-bag': { ground: '#dfe3f0', drawing: sleepingBag },
};

/** A product's picture, square, drawn in the page. `title` is what screen readers say. */
export function productPicture(name: PictureName, title: string): Html {
  const { ground, drawing } = drawings[name];
  return html`<svg class="picture" viewBox="0 0 320 320" role="img" aria-label="${title}">
<rect width="320" height="320" fill="${ground}"/>
<ellipse cx="160" cy="272" rx="96" ry="9" fill="#10212b" fill-opacity=".13"/>
${drawing}</svg>`;
}
