import type { Country, DecisionContext } from '@facet/engine';
import type { StoreConfiguration } from '@facet/protocol';
import { type Attributes, mergeAttributes } from './attributes.ts';
import { readCookies } from './cookies.ts';
import { isCountry, openCountry } from './country.ts';
import type { FacetAttributes } from './facet-api.ts';
import type { Record } from './record.ts';
import type { Tab } from './tab.ts';
import type { Evaluate } from './visit.ts';

/** What the browser, the page and the server tell of a visitor besides who it is. */
export type Facts = {
  /** Takes what the page says. */
  readonly say: (attributes: FacetAttributes) => void;
  /** Adds all to what a decision is made from. `overLimit`: nothing is waited for any longer. */
  readonly addTo: (context: DecisionContext, tab: Record<Tab>, overLimit: boolean) => DecisionContext;
  /** Whether the last decision asked for the country, and the answer is not there yet. */
  readonly isWaiting: () => boolean;
  /** Asks for what the last decision did not find, once on a page. */
  readonly goOn: (tab: Record<Tab>) => void;
};

/** How long a page waits that says something new again within a second. */
const calmMs = 100;

/** Opens the facts of a page. `changed` is called when a decision may come out otherwise. */
export function openFacts(
  configuration: StoreConfiguration,
  evaluate: Evaluate | undefined,
  changed: () => void,
): Facts {
  const asked = openCountry(configuration, changed);
  let attributes: Attributes = {};
  let known = '{}';
  let isWaiting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastAt = 0;

  /** After whatever runs now: what hears of decisions may itself say something new, and goes round in circles. */
  const changeSoon = (): void => {
    timer ??= setTimeout(
      () => {
        timer = undefined;
        lastAt = Date.now();
        changed();
      },
      Date.now() - lastAt < 1000 ? calmMs : 0,
    );
  };

  const findCountry = (tab: Record<Tab>): Country => {
    const { country: code } = attributes;
    if (isCountry(code)) return { state: 'known', code };
    const country = asked.find(tab);
    isWaiting ||= country.state === 'unknown' && country.cause === 'pending';
    return country;
  };

  return {
    say: (said) => {
      const merged = mergeAttributes(attributes, said);
      const text = JSON.stringify(merged);
      if (text === known) return;
      known = text;
      attributes = merged;
      changeSoon();
    },
    addTo: (context, tab, overLimit) => {
      isWaiting = false;
      return {
        ...context,
        language: navigator.language,
        attributes,
        ...(configuration.javascript &&
          evaluate && { evaluateJavaScript: (code: string) => evaluate(`return(${code}\n)`) }),
        // Found out only where a condition asks; whatever asks for the country does so before it looks at `waited`.
        get cookies() {
          return readCookies(document.cookie);
        },
        get country() {
          return findCountry(tab);
        },
        get waited() {
          return context.waited && (overLimit || !isWaiting);
        },
        get isAnswerDue() {
          return context.isAnswerDue || isWaiting;
        },
      };
    },
    isWaiting: () => isWaiting,
    goOn: (tab) => {
      if (isWaiting) asked.ask(tab);
    },
  };
}
