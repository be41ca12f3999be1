import { expect, test } from 'vitest';
import { type ForeignShop, startForeignShop } from '../pages/foreign-shop.ts';
import { plainPage, reactShop } from '../pages/kinds.ts';
import { liquidTheme } from '../pages/liquid/liquid-theme.ts';
import type { PageKind } from '../pages/page-kind.ts';
import { toPerson, toToken } from '../testing/experiences.ts';
import { listEvents, listExposures } from '../testing/facet.ts';
import { openBareBrowser } from './testing/bare-browser.ts';

const kinds = [plainPage, reactShop, liquidTheme];
const target = `/other?_kx=${toToken('vip')}`;

/** Tells the shop what becomes of each page, since nobody else can look into one that is prerendered. */
const reporter = `<script>{
const report=(what)=>navigator.sendBeacon('/report?'+location.pathname+' '+what);
const tell=(when)=>report(when+' '+document.querySelector('#headline').textContent+' '+
getComputedStyle(document.querySelector('#headline')).visibility);
addEventListener('error',({message})=>report('error '+message));
addEventListener('unhandledrejection',({reason})=>report('error '+reason));
addEventListener('load',()=>tell(document.prerendering?'prepared':'loaded'));
document.addEventListener('prerenderingchange',()=>{tell('activated');setTimeout(()=>tell('shown'),500)});
}</script>`;

/** A shop whose front page asks the browser to prepare another one, and goes there when told to. */
async function startPreparingShop(kind: PageKind, goes: boolean): Promise<ForeignShop> {
  const shop = await startForeignShop(kind);
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  const rules = JSON.stringify({ prerender: [{ source: 'list', urls: [target], eagerness: 'immediate' }] });
  const go = goes ? `setTimeout(()=>{location.href='${target}'},2500)` : '';
  shop.head = `${reporter}<script>if(location.pathname==='/'){
const rules=document.createElement('script');
rules.type='speculationrules';
rules.textContent='${rules}';
document.head.append(rules);
${go}}</script>`;
  return shop;
}

test.each(kinds)(
  '$name that is prepared is right when it is shown, and counts from then on',
  async (kind) => {
    await using shop = await startPreparingShop(kind, true);
    const reports: string[] = [];
    let countedBefore = -1;
    shop.onReport = (what) => {
      if (what.startsWith('/other activated')) countedBefore = listCounted(shop).length;
      if (what.startsWith('/other') || what.includes('error')) reports.push(what);
    };
    await using _browser = await openBareBrowser(shop.origin);

    await expect
      .poll(() => reports, { timeout: 20_000 })
      .toEqual([
        expect.stringMatching(/^\/other prepared (Original|Welcome back) (hidden|visible)$/),
        '/other activated Welcome back visible',
        '/other shown Welcome back visible',
      ]);
    expect(countedBefore).toBe(0);
    await expect.poll(() => listExposures(shop.facet)).toHaveLength(1);
    expect(shop.facet.who).toHaveLength(1);
  },
);

test.each(kinds)('$name that is prepared and never shown counts nothing', async (kind) => {
  await using shop = await startPreparingShop(kind, false);
  const reports: string[] = [];
  shop.onReport = (what) => reports.push(what);
  await using _browser = await openBareBrowser(shop.origin);
  await expect
    .poll(() => reports.filter((what) => what.startsWith('/other')), { timeout: 20_000 })
    .toEqual([expect.stringMatching(/^\/other prepared/)]);

  // Longer than the script waits for the shop's own loading.
  await new Promise((resolve) => setTimeout(resolve, 3000));

  expect(listCounted(shop)).toEqual([]);
  expect(reports.filter((what) => what.includes('error'))).toEqual([]);
});

/** What the prepared page has reported to Facet. The front page knows nobody: it has no exposures, and one page view. */
function listCounted({ facet }: ForeignShop): readonly string[] {
  const exposures = listExposures(facet).map(({ experience }) => experience);
  return [
    ...exposures,
    ...listEvents(facet)
      .slice(1)
      .map(({ name }) => name),
  ];
}
