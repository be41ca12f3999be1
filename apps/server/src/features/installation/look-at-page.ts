import type { PageLook } from '@facet/protocol';
import { judgePage, type Wanted } from './judge-page.ts';
import { loadPage } from './load-page.ts';

/** Loads the first page of an origin and says whether and how the store's line stands in it; nothing of the page is told. */
export async function lookAtPage(wanted: Wanted): Promise<PageLook> {
  const { origin } = wanted;
  const loading = await loadPage(`${origin}/`);
  if (!loading.ok) {
    const redirectsTo = loading.why === 'redirects_elsewhere' ? loading.to : null;
    return { origin, isInstalled: false, findings: [loading.why], scriptsBefore: 0, redirectsTo };
  }
  const { findings, ...judgement } = judgePage(loading.page, wanted);
  return { origin, ...judgement, findings: [...findings], redirectsTo: null };
}
