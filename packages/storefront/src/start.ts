import { compileWith } from '@facet/engine';
import type { StoreConfiguration } from '@facet/protocol';
import { mark } from './announce.ts';
import { createApi } from './api.ts';
import { keepArrival } from './arrival.ts';
import { attempt } from './attempt.ts';
import { awaitConsent } from './consent.ts';
import { openFacts } from './facts.ts';
import { eraseMemory, keepVisitor, openMemory } from './memory.ts';
import { watchNavigation } from './navigation.ts';
import { toDevice } from './page.ts';
import { openSeen } from './seen.ts';
import { openTab } from './tab.ts';
import { openView, type View } from './view.ts';
import type { Visit } from './visit.ts';
import { vocabulary } from './vocabulary.ts';

/** For how long somebody counts as new: a first visit is taken to last this long. */
const newForMs = 1_800_000;

/** Runs Facet on this page for one store. Whatever goes wrong, the page stays as it was. */
export function start(configuration: StoreConfiguration): void {
  attempt(() => {
    const queue = window.facet;
    if (queue && 'version' in queue) return;
    mark('start');

    let visit: Visit | undefined;
    let view: View | undefined;
    /** What the page has said of the visitor's agreement. */
    let said: boolean | undefined;
    const facts = carries.facts ? openFacts(configuration, () => view?.settle()) : undefined;
    const reopen = (): void => {
      attempt(() => {
        view?.close();
        view = visit && openView(visit);
      });
    };
    const consent = (granted: boolean): void => {
      said = granted;
      if (granted) {
        visit ??= facts ? { ...openVisit(configuration), facts } : openVisit(configuration);
        if (!view) reopen();
      } else {
        view?.close();
        // What an earlier page stored goes too, whatever this one has opened.
        const { memory, tab } = visit ?? openRecords(configuration);
        eraseMemory(memory);
        tab.erase();
        visit = view = undefined;
      }
    };
    const refresh = (): void => {
      visit?.memory.update(() => ({ memberships: {}, nobody: {} }));
      reopen();
    };
    const begin = (): void => {
      const agree = (): void => {
        attempt(() => said ?? consent(true));
      };
      watchNavigation(reopen);
      if (configuration.consent === 'required') awaitConsent(agree);
      else agree();
    };
    createApi(Array.isArray(queue) ? queue : [], {
      begin,
      consent,
      refresh,
      ...(facts && { say: facts.say }),
      view: () => view,
    });
  });
}

function openRecords({ store }: StoreConfiguration): Pick<Visit, 'memory' | 'tab'> {
  return { memory: openMemory(store), tab: openTab(store) };
}

function openVisit(configuration: StoreConfiguration): Visit {
  const { endpoint, experiences } = configuration;
  const records = openRecords(configuration);
  const { memory, tab } = records;
  keepVisitor(memory);
  if (carries.arrival) keepArrival(tab, configuration);
  return {
    ...records,
    configuration,
    compiled: compileWith(vocabulary, experiences, configuration),
    device: toDevice(navigator.userAgent, navigator.maxTouchPoints),
    visitorType: Date.now() - memory.get().since > newForMs ? 'returning' : 'new',
    seen: openSeen(endpoint, memory),
  };
}
