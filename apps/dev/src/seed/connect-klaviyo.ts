import type { Agent, Answer } from '../http/agent.ts';
import type { FacetApi } from '../http/facet-api.ts';
import { type Form, readForms } from '../http/form.ts';
import { getText } from '../http/json.ts';

const maxPages = 4;

/**
 * Signs a store in with Klaviyo the way a merchant does: asks Facet where to go, logs in there as the person whom
 * the simulated Klaviyo offers, presses *Allow*, and comes back. Throws where it does not end with an active connection.
 */
export async function connectKlaviyo(api: FacetApi, storeId: string): Promise<void> {
  const start = getText(await api.call('POST', `/stores/${storeId}/klaviyo/authorize`, {}), 'authorizeUrl');
  const klaviyoOrigin = new URL(start).origin;
  let answer = await api.agent.ask(start);
  for (let page = 0; page < maxPages && new URL(answer.url).origin === klaviyoOrigin; page += 1) {
    answer = await answerPage(api.agent, answer);
  }
  const state = getText(await api.call('GET', `/stores/${storeId}/klaviyo`), 'state');
  if (state !== 'active') {
    throw new Error(`After signing in with Klaviyo the connection is "${state}" (${answer.status}).`);
  }
}

function answerPage(agent: Agent, page: Answer): Promise<Answer> {
  const form = readForms(page.body, page.url).find((candidate) => findButton(candidate) !== undefined);
  if (form === undefined) throw new Error(`Klaviyo showed a page without a way on (${page.status}).`);
  const button = findButton(form);
  const fields: Record<string, string> = { ...form.fields };
  if (button?.name !== undefined) fields[button.name] = button.value ?? '';
  return agent.ask(form.action, { method: 'POST', form: fields });
}

function findButton(form: Form): Form['buttons'][number] | undefined {
  return form.buttons.find((button) =>
    /^(log in|sign in|allow|approve|authorize|continue)/i.test(button.label),
  );
}
