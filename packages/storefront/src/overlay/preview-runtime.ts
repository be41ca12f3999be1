import { findSubject } from '../person.ts';
import { createPreviewDecider } from '../preview-visit.ts';
import { run } from '../start.ts';
import { findTokens } from '../tokens.ts';
import type { IdentitySource, PreviewRuntime } from './runtime.ts';

const places = ['address', 'cookie', 'session'] as const;

/** The script as it runs for everybody, deciding by a preview. */
export const previewRuntime: PreviewRuntime = {
  start: (configuration, preview, changed, evaluate) => {
    const decider = createPreviewDecider(preview, changed);
    const running = run(configuration, evaluate, decider);
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
      settle: () => running?.settle(),
      identity: () => running?.identity() ?? { state: 'no_consent' },
      source,
      memberships: () => running?.memberships() ?? {},
      explain: decider.list,
    };
  },
};
