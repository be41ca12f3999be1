import type { InstallView, StateView } from '../control/describe.ts';
import { type Fault, faultKinds } from '../faults.ts';
import { type Html, html, when } from '../http/html.ts';
import { operationIds } from '../operation-ids.ts';
import type { RequestEntry } from '../requests.ts';

const kindWords: Readonly<Record<Fault['kind'], string>> = {
  rate_limited: '429 throttled',
  server_error: '503 unavailable',
  hang: 'never answers',
  slow: 'answers a second late',
  html_403: 'HTML 403 of a proxy',
};

function toInstall(install: InstallView): Html {
  const state = install.uninstalledMs === null ? 'installed' : 'uninstalled';
  return html`<li class="row panel">
    <span>${install.appName} <span class="chip">${state}</span><br><span class="quiet">${install.scopes.join(', ')}</span></span>
    ${when(
      install.uninstalledMs === null,
      () =>
        html`<button id="uninstall-${install.id}" class="danger" data-call="POST /_sim/installs/${install.id}/uninstall" data-confirm="Uninstall ${install.appName}?">Uninstall</button>`,
    )}
  </li>`;
}

function toFault(fault: Fault): Html {
  const left = fault.remaining === null ? 'until cleared' : `${fault.remaining} more`;
  return html`<li class="row panel"><span>${kindWords[fault.kind]} on <code>${fault.operation}</code>, ${left}</span>
    <button id="fault-${fault.id}" data-call="DELETE /_sim/faults/${fault.id}">Clear</button></li>`;
}

function toRequest(entry: RequestEntry): Html {
  return html`<tr><td>${new Date(entry.atMs).toISOString().slice(11, 19)}</td><td><code>${entry.operation}</code></td>
    <td>${entry.status ?? 'open'}${entry.fault === null ? '' : ` (${entry.fault})`}</td><td>${entry.install ?? ''}</td></tr>`;
}

/** Installed apps, keys, faults, time and the newest requests. */
export function toMachineSection(state: StateView, requests: readonly RequestEntry[]): Html {
  const nothing = html`<p class="quiet">None.</p>`;
  const operations = ['all', 'api', ...operationIds].map((id) => html`<option value="${id}">${id}</option>`);
  const kinds = faultKinds.map((kind) => html`<option value="${kind}">${kindWords[kind]}</option>`);
  return html`<section aria-labelledby="installs">
    <h2 id="installs">Installed apps</h2>
    ${state.installs.length === 0 ? nothing : html`<ul class="plain">${state.installs.map(toInstall)}</ul>`}
    <h2>Private keys</h2>
    <ul class="plain">${state.privateKeys.map((key) => html`<li class="panel">${key.name}<br><code>${key.key}</code><br><span class="quiet">${key.scopes.join(', ')}</span></li>`)}</ul>
    <h2>Faults</h2>
    <form class="row panel" data-call="POST /_sim/faults" aria-label="Switch a fault on">
      <label class="inline">What <select name="kind">${kinds}</select></label>
      <label class="inline">Where <select name="operation">${operations}</select></label>
      <button id="add-fault">Switch on</button>
    </form>
    ${state.faults.length === 0 ? nothing : html`<ul class="plain">${state.faults.map(toFault)}</ul>`}
    <h2>Time</h2>
    <p>${new Date(state.clock.nowMs).toISOString().replace('T', ' ').slice(0, 19)} UTC
      <span class="quiet">${Math.round(state.clock.offsetMs / 60_000)} minutes ahead</span></p>
    <div class="row">
      <button id="hour" data-call="POST /_sim/clock/advance" data-body="${JSON.stringify({ ms: 3_600_000 })}">One hour on</button>
      <button id="day" data-call="POST /_sim/clock/advance" data-body="${JSON.stringify({ ms: 86_400_000 })}">One day on</button>
      <button id="reset" class="danger" data-call="POST /_sim/reset" data-confirm="Start over with the demo world?">Start over</button>
    </div>
    <h2>Recent requests</h2>
    <div class="scroll"><table>
      <thead><tr><th scope="col">Time</th><th scope="col">Operation</th><th scope="col">Status</th><th scope="col">Who</th></tr></thead>
      <tbody>${requests.map(toRequest)}</tbody>
    </table></div>
  </section>`;
}
