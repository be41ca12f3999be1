import { attempt } from './attempt.ts';
import { toState } from './exposure.ts';
import type { FacetApi, FacetAttributes, FacetCommand } from './facet-api.ts';
import type { View } from './view.ts';

/** What the API stands on. */
export type Machine = {
  /** Begins, unless the page has said that the visitor does not agree. */
  readonly begin: () => void;
  readonly consent: (granted: boolean) => void;
  readonly refresh: () => void;
  /** Takes what the page says in attributes; there where the script carries that part. */
  readonly say?: (attributes: FacetAttributes) => void;
  readonly view: () => View | undefined;
};

/** Puts the API in the place of the queue, runs queued calls, begins, and then runs queued functions. */
export function createApi(queue: readonly FacetCommand[], machine: Machine): void {
  const run = (command: FacetCommand): void => {
    attempt(() => runCommand(api, command));
  };
  const api: FacetApi = {
    version: '0.1.0',
    // What follows here is done before anybody can be told.
    ready: Promise.resolve().then(() => api),
    experiences: () => machine.view()?.list() ?? [],
    variation: (id) => api.experiences().find((decision) => decision.id === id)?.variation ?? null,
    identity: () => {
      const identity = machine.view()?.find().identity ?? { state: 'unknown', cause: 'no_consent' };
      return { ...identity, state: toState(identity) };
    },
    consent: (granted) => attempt(() => machine.consent(granted)),
    refresh: () => attempt(machine.refresh),
    attributes: (said) => {
      if (carries.facts) attempt(() => machine.say?.(said));
    },
    on: (event, listener) => {
      const heard = (happened: Event): void => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- events of this name are made by announce alone
        attempt(() => listener((happened as CustomEvent<Parameters<typeof listener>[0]>).detail));
      };
      document.addEventListener(`facet:${event}`, heard);
      return () => document.removeEventListener(`facet:${event}`, heard);
    },
    push: (...commands) => commands.forEach(run),
  };
  window.facet = api;
  const isCall = (command: FacetCommand): boolean => typeof command !== 'function';
  queue.filter(isCall).forEach(run);
  machine.begin();
  queue.filter((command) => !isCall(command)).forEach(run);
}

/** Commands come from the page: one that is none fails within its attempt. */
function runCommand(api: FacetApi, command: FacetCommand): void {
  if (typeof command === 'function') {
    command(api);
    return;
  }
  const [method, ...values] = command;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- FacetCommand pairs each method with its values
  (api[method] as (...given: readonly unknown[]) => unknown)(...values);
}
