import { scanHtml } from './scan-html.ts';

/** Something in HTML that does not do on a page what it seems to. */
export type HtmlRisk =
  | { readonly kind: 'script' }
  | { readonly kind: 'handler'; readonly element: string; readonly attribute: string };

/** Lists scripts, which do not run in what is inserted, and handlers such as `onclick`, which many shops forbid. Each once. */
export function listHtmlRisks(html: string): readonly HtmlRisk[] {
  const risks = new Map<string, HtmlRisk>();
  for (const { name, closes, attributes } of scanHtml(html).tags) {
    if (closes) continue;
    if (name === 'script') risks.set('script', { kind: 'script' });
    for (const attribute of attributes.filter((each) => /^on[a-z]+$/.test(each))) {
      risks.set(`${name} ${attribute}`, { kind: 'handler', element: name, attribute });
    }
  }
  return [...risks.values()];
}
