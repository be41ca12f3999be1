import type { Identity } from '@facet/engine';
import { attempt } from './attempt.ts';
import type { FacetApi, FacetCommand, FacetDecision, FacetEvents, FacetIdentity } from './facet-api.ts';

/** What the API stands on. */
export type Machine = {
  /** Begins, unless the page has said that the visitor does not agree. */
  readonly begin: () => void;
  readonly consent: (granted: boolean) => void;
  readonly refresh: () => void;
  readonly decisions: () => readonly FacetDecision[];
  readonly identity: () => Identity;
};

/** Puts the API in the place of the queue, begins, and runs what was queued: what was said about consent comes first. */
export function createApi(queue: readonly FacetCommand[], machine: Machine): void {
  let resolve: ((api: FacetApi) => void) | undefined;
  const run = (command: FacetCommand): void => {
    attempt('command', () => runCommand(api, command));
  };
  const api: FacetApi = {
    version: '0.1.0',
    ready: new Promise((done) => {
      resolve = done;
    }),
    experiences: () => attempt('api', machine.decisions) ?? [],
    variation: (id) => api.experiences().find((decision) => decision.id === id)?.variation ?? null,
    identity: () => toFacetIdentity(attempt('api', machine.identity)),
    consent: (granted) => attempt('consent', () => machine.consent(granted)),
    refresh: () => attempt('refresh', machine.refresh),
    on,
    push: (...commands) => commands.forEach(run),
  };
  window.facet = api;
  const isConsent = (command: FacetCommand): boolean =>
    typeof command !== 'function' && command[0] === 'consent';
  queue.filter(isConsent).forEach(run);
  machine.begin();
  resolve?.(api);
  for (const command of queue) if (!isConsent(command)) run(command);
}

/** Commands come from the page: whatever is not one is passed over. */
function runCommand(api: FacetApi, command: FacetCommand): void {
  if (typeof command === 'function') command(api);
  else if (command[0] === 'consent') api.consent(command[1]);
  else if (command[0] === 'refresh') api.refresh();
  else if (command[1] === 'decided') api.on(command[1], command[2]);
  else if (command[1] === 'discount') api.on(command[1], command[2]);
}

function on<Name extends keyof FacetEvents>(
  event: Name,
  listener: (detail: FacetEvents[Name]) => void,
): () => void {
  const heard = (happened: Event): void => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- events of this name are made by announce alone
    attempt('listener', () => listener((happened as CustomEvent<FacetEvents[Name]>).detail));
  };
  document.addEventListener(`facet:${event}`, heard);
  return () => document.removeEventListener(`facet:${event}`, heard);
}

function toFacetIdentity(identity: Identity | undefined): FacetIdentity {
  if (identity === undefined) return { state: 'unidentified' };
  if (identity.state === 'identified') return { state: 'identified', subject: identity.subject };
  return { state: identity.state === 'unknown' ? identity.cause : identity.state };
}
