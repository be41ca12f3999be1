import { toSubject } from './exposure.ts';
import type { FacetEventDetails } from './facet-api.ts';
import { createId } from './ids.ts';
import type { View } from './view.ts';
import type { Visit } from './visit.ts';
import { whenSeen } from './when-loaded.ts';

const maxLength = 200;

/**
 * Notes what the visitor did, of whoever is known to be on the page then. Only what the wire has room for is
 * taken from what the page says; the server judges it.
 */
export function track(
  { seen }: Visit,
  view: View,
  name: string,
  details: FacetEventDetails | null | undefined,
): void {
  const { order, value, currency, items } = details ?? {};
  // Longer ones are none, and would cost others their place.
  if (JSON.stringify([name, order, currency]).length > maxLength) return;
  whenSeen(() =>
    seen.add({
      at: Date.now(),
      event: {
        id: createId(),
        type: 'event',
        subject: toSubject(view.findPerson().identity),
        name,
        order,
        value,
        currency,
        items,
      },
    }),
  );
}
