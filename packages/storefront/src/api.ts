import { attempt } from './attempt.ts';
import { toState, toSubject } from './exposure.ts';
import type { FacetApi, FacetAttributes, FacetCommand } from './facet-api.ts';
import type { View } from './view.ts';

/** What the API stands on. */
export type Machine = {
  /** Begins, unless the page has said that the visitor does not agree. */
  readonly begin: () => void;
  readonly consent: (granted: boolean) => void;
  readonly refresh: () => void;
  readonly withdraw: FacetApi['withdraw'];
  /** Takes what the page says in attributes. */
  readonly say: (attributes: FacetAttributes) => void;
  readonly track: FacetApi['track'];
  readonly view: () => View | undefined;
};

/** Puts the API in the place of the queue, runs queued calls, begins, and then runs queued functions. */
export function createApi(queue: readonly FacetCommand[], machine: Machine): FacetApi {
  const safely =
    <Values extends readonly unknown[]>(run: (...values: Values) => unknown) =>
    (...values: Values): void => {
      attempt(() => run(...values));
    };
  /** Commands come from the page: one that is none fails within its attempt. */
  const run = safely((command: FacetCommand) => {
    if (typeof command === 'function') return command(api);
    const [method, ...values] = command;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- FacetCommand pairs each method with its values
    return (api[method] as (...given: readonly unknown[]) => unknown)(...values);
  });
  const api: FacetApi = {
    version: '0.1.0',
    // What follows here is done before anybody can be told.
    ready: Promise.resolve().then(() => api),
    experiences: () => machine.view()?.list() ?? [],
    variation: (id) => api.experiences().find((decision) => decision.id === id)?.variation ?? null,
    identity: () => {
      const identity = machine.view()?.findPerson().identity ?? { state: 'unknown', cause: 'no_consent' };
      return { state: toState(identity), subject: toSubject(identity) };
    },
    variables: (id) => machine.view()?.listVariables(id) ?? {},
    track: safely(machine.track),
    consent: safely(machine.consent),
    refresh: safely(machine.refresh),
    withdraw: safely(machine.withdraw),
    attributes: safely(machine.say),
    on: (event, listener) => {
      const heard = (happened: Event): void => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- events of this name are made by announce alone
        safely(listener)((happened as CustomEvent<Parameters<typeof listener>[0]>).detail);
      };
      attempt(() => document.addEventListener(`facet:${event}`, heard));
      return () => document.removeEventListener(`facet:${event}`, heard);
    },
    push: (...commands) => commands.forEach(run),
  };
  window.facet = api;
  /** What happens on the page comes after its beginning; what decides about that, before. */
  const isLate = (command: FacetCommand): boolean =>
    typeof command === 'function' || command?.[0] === 'track';
  queue.filter((command) => !isLate(command)).forEach(run);
  machine.begin();
  queue.filter(isLate).forEach(run);
  return api;
}
