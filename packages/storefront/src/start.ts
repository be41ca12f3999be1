import { compileExperiences } from '@facet/engine';
import type { StoreConfiguration } from '@facet/protocol';
import { mark } from './announce.ts';
import { createApi } from './api.ts';
import { attempt } from './attempt.ts';
import { awaitConsent } from './consent.ts';
import { openMemory } from './memory.ts';
import { watchNavigation } from './navigation.ts';
import { toDevice } from './page.ts';
import { openSeen } from './seen.ts';
import { openTab } from './tab.ts';
import { openView, type View } from './view.ts';
import type { Visit } from './visit.ts';

const newForMs = 1_800_000;

/** Runs Facet on this page for one store. Whatever goes wrong, the page stays as it was. */
export function start(configuration: StoreConfiguration): void {
  attempt(() => {
    const queue = window.facet;
    if (queue && 'version' in queue) return;
    mark('start');

    let visit: Visit | undefined;
    let view: View | undefined;
    let refused = false;
    const reopen = (): void => {
      view?.close();
      view = visit && openView(visit);
    };
    const agree = (): void => {
      visit ??= attempt(() => openVisit(configuration));
      if (!view) reopen();
    };
    const consent = (granted: boolean): void => {
      refused = !granted;
      if (granted) {
        agree();
        return;
      }
      view?.close();
      visit?.memory.erase();
      visit?.tab.erase();
      visit = view = undefined;
    };
    const refresh = (): void => {
      visit?.memory.update(() => ({ memberships: {}, nobody: {} }));
      reopen();
    };
    const begin = (): void => {
      watchNavigation(reopen);
      if (configuration.consent === 'required') awaitConsent(() => refused || agree());
      else if (!refused) agree();
    };
    createApi(Array.isArray(queue) ? queue : [], { begin, consent, refresh, view: () => view });
  });
}

function openVisit(configuration: StoreConfiguration): Visit {
  const { store, endpoint, experiences } = configuration;
  const memory = openMemory(store);
  const tab = openTab(store);
  // Returning is who was here before this visit; a visit is a tab, and tabs opened soon after count as one.
  const { returning = Date.now() - memory.get().since > newForMs } = tab.get();
  tab.update(() => ({ returning }));
  return {
    configuration,
    compiled: compileExperiences(experiences),
    visitor: {
      device: toDevice(navigator.userAgent, navigator.maxTouchPoints),
      visitorType: returning ? 'returning' : 'new',
    },
    memory,
    tab,
    seen: openSeen(endpoint, memory),
  };
}
