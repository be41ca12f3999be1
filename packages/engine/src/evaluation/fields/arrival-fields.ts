import { compileTextual, textField } from '../compile-text-test.ts';
import { type Evaluate, none, type Scope } from '../scope.ts';
import { classifyTraffic, type Traffic } from '../traffic/classify-traffic.ts';
import { hostOf } from '../traffic/host-of.ts';
import type { Fields } from '../vocabulary.ts';

/** The query parameter of a personalization's own links. */
export const linkParameter = 'facet_link';

/** The fields about how the visit began. */
export const arrivalFields: Fields = {
  traffic_source: (condition, environment) =>
    compileTextual(condition, environment, (scope) => {
      const traffic = findTraffic(scope);
      return traffic?.source;
    }),
  traffic_site: (condition, environment) =>
    compileTextual(condition, environment, (scope) => {
      const traffic = findTraffic(scope);
      return traffic && (traffic.site ?? none);
    }),
  utm: (condition, environment) => {
    const name = `utm_${condition.name}`;
    return compileTextual(condition, environment, (scope) => readArrival(scope, name));
  },
  landing_page: textField(({ context: { arrival } }) => arrival?.path),
  referring_domain: textField(({ context: { arrival } }) => arrival && hostOf(arrival.referrer)),
};

/** Whether the visitor came by a personalization's own link during this visit. */
export function compileLink(token: string): Evaluate {
  return (scope) => {
    const here = scope.context.page.parameters[linkParameter];
    if (here?.includes(token)) return true;
    return readArrival(scope, linkParameter)?.includes(token) ?? 'not_provided';
  };
}

function readArrival({ context: { arrival } }: Scope, name: string): readonly string[] | undefined {
  return arrival && (arrival.parameters[name] ?? none);
}

function findTraffic(scope: Scope): Traffic | undefined {
  const { arrival, page } = scope.context;
  return (scope.traffic ??= arrival && classifyTraffic(arrival, hostOf(page.url)));
}
