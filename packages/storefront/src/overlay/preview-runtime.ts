import { findSubject } from '../person.ts';
import { createPreviewDecider } from '../preview-visit.ts';
import { run } from '../start.ts';
import { findTokens } from '../tokens.ts';
import type { IdentitySource, PreviewRuntime } from './runtime.ts';

const places = ['address', 'cookie', 'session'] as const;

/** The script as it runs for everybody, deciding by a preview. */
export const previewRuntime: PreviewRuntime = {
  start: (configuration, { read, agrees }, changed, evaluate) => {
    const decider = createPreviewDecider(read, changed);
    const running = run(configuration, evaluate, decider);
    const agree = watchConsent(agrees, changed);
    if (agrees()) agree();
    const source = (): IdentitySource | null => {
      const { klaviyoCompany: company } = configuration;
      const visit = running?.visit();
      const subject = visit?.memory.read().subject;
      if (!visit || !subject || running?.identity().subject !== subject) return null;
      const tokens = company === null ? [] : findTokens(company);
      const at = tokens.findIndex((token) => token && findSubject(visit.memory.read(), token) === subject);
      return places[at] ?? 'memory';
    };
    return {
      awaitsConsent: () => !running?.visit(),
      agree,
      settle: () => running?.settle(),
      identity: () => running?.identity() ?? { state: 'no_consent' },
      source,
      memberships: () => running?.memberships() ?? {},
      explain: decider.list,
    };
  },
};

/**
 * Tells of whatever the page says of consent; what it says does not count where the visitor is taken to agree, which the
 * returned function puts into effect.
 */
function watchConsent(agrees: () => boolean, changed: () => void): () => void {
  const api = window.facet;
  if (!api || !('consent' in api)) return () => undefined;
  const { consent } = api;
  Object.assign(api, {
    consent: (granted: boolean): void => {
      consent(granted || agrees());
      setTimeout(changed);
    },
  });
  return () => consent(true);
}
