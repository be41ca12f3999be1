import type { StoreConfiguration } from '@facet/protocol';
import type { Evaluate } from './visit.ts';

/** What the overlay does: its module's default export. `goOn` begins as for everybody. */
export type StartPreview = (
  configuration: StoreConfiguration,
  goOn: () => void,
  evaluate: Evaluate | undefined,
) => Promise<void>;

/**
 * Whether this page was opened by a preview link, or is a later page of such a visit: then the overlay has noted it in the
 * tab's name, since nothing that is stored may be looked at before the visitor agrees.
 */
export function isPreview(): boolean {
  return (location.search + name).includes('facet_preview=');
}

/** Loads the overlay, which goes on from here. Where it does not come, the page is as for everybody. */
export const startPreview: StartPreview = (configuration, goOn, evaluate) =>
  import(`${configuration.endpoint}/overlay.js`)
    .then(({ default: begin }: { readonly default: StartPreview }) => begin(configuration, goOn, evaluate))
    .catch(goOn);
