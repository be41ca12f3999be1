import { attempt } from './attempt.ts';
import type { FacetApi, FacetCommand } from './facet-api.ts';
import type { View } from './view.ts';

/** What the API stands on. */
export type Machine = {
  /** Begins, unless the page has said that the visitor does not agree. */
  readonly begin: () => void;
  readonly consent: (granted: boolean) => void;
  readonly refresh: () => void;
  readonly view: () => View | undefined;
};

/** Puts the API in the place of the queue, runs queued calls, begins, and then runs queued functions. */
export function createApi(queue: readonly FacetCommand[], machine: Machine): void {
  let ready: ((api: FacetApi) => void) | undefined;
  const run = (command: FacetCommand): void => {
    attempt(() => runCommand(api, command));
  };
  const api: FacetApi = {
    version: '0.1.0',
    ready: new Promise((resolve) => {
      ready = resolve;
    }),
    experiences: () => {
      const view = machine.view();
      return view ? view.list() : [];
    },
    variation: (id) => {
      const found = api.experiences().find((decision) => decision.id === id);
      return found ? found.variation : null;
    },
    identity: () => {
      const view = machine.view();
      if (!view) return { state: 'no_consent' };
      const { identity } = view.find();
      return identity.state === 'unknown' ? { state: identity.cause } : identity;
    },
    consent: (granted) => attempt(() => machine.consent(granted)),
    refresh: () => attempt(machine.refresh),
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
  if (ready) ready(api);
  queue.filter((command) => !isCall(command)).forEach(run);
}

/** Commands come from the page: whatever is not one is passed over. */
function runCommand(api: FacetApi, command: FacetCommand): void {
  if (typeof command === 'function') command(api);
  else if (command[0] === 'consent') api.consent(command[1]);
  else if (command[0] === 'refresh') api.refresh();
  else if (command[1] === 'decided') api.on(command[1], command[2]);
  else if (command[1] === 'discount') api.on(command[1], command[2]);
}
