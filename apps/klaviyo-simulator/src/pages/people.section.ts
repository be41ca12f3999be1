import type { PersonView, SegmentView, StateView } from '../control/describe.ts';
import { type Html, html, when } from '../http/html.ts';

function nameOf(person: PersonView): string {
  const name = [person.firstName, person.lastName].filter((part) => part !== null).join(' ');
  return name === '' ? person.email : name;
}

function toToggle(person: PersonView, segment: SegmentView): Html {
  const isIn = person.segments.includes(segment.id);
  const call = `${isIn ? 'DELETE' : 'PUT'} /_sim/people/${person.id}/segments/${segment.id}`;
  const id = `toggle-${person.id}-${segment.id}`;
  return html`<button id="${id}" class="toggle" data-call="${call}" aria-pressed="${String(isIn)}"${
    segment.isActive ? html`` : html` disabled title="Inactive: its members are frozen"`
  }>${segment.name}</button>`;
}

function toMergeForm(person: PersonView, people: readonly PersonView[]): Html {
  const others = people
    .filter(({ id }) => id !== person.id)
    .map((other) => html`<option value="${other.id}">${nameOf(other)}</option>`);
  return html`<form class="row" data-call="POST /_sim/people/${person.id}/merge">
    <label class="inline">Merge into <select name="into">${others}</select></label>
    <button id="merge-${person.id}">Merge</button>
  </form>`;
}

function toPersonCard(person: PersonView, { people, segments, lists }: StateView): Html {
  const name = nameOf(person);
  const memberOf = segments.filter(({ id }) => person.segments.includes(id));
  const listNames = lists.filter(({ id }) => person.lists.includes(id)).map((list) => list.name);
  const chips =
    memberOf.length === 0
      ? html`<span class="quiet">no segment</span>`
      : html`${memberOf.map((segment) => html`<span class="chip">${segment.name}</span> `)}`;
  return html`<article class="panel" aria-labelledby="name-${person.id}">
    <h3 id="name-${person.id}">${name}</h3>
    <p class="quiet">${person.email}<br><code>${person.id}</code></p>
    <details id="segments-${person.id}">
      <summary><span class="quiet">Segments</span> ${chips}</summary>
      <div class="toggles" role="group" aria-label="Put ${name} in or out of segments">${segments.map((segment) => toToggle(person, segment))}</div>
    </details>
    ${when(listNames.length > 0, () => html`<p class="quiet">On the lists ${listNames.join(', ')}</p>`)}
    <form class="row" data-call="POST /_sim/people/${person.id}/emails">
      <label class="inline">Page <input name="path" value="/" size="8" required></label>
      <button id="email-${person.id}" class="primary">Send e-mail</button>
    </form>
    ${when(person.link !== null, () => html`<p><a class="link" href="${person.link ?? ''}" target="_blank" rel="noreferrer">Open ${name}’s latest e-mail link</a></p>`)}
    <details id="more-${person.id}">
      <summary>Tokens, merge, delete</summary>
      <p class="quiet">Tokens: ${person.tokens.valid} valid, ${person.tokens.expired} expired</p>
      <div class="row">
        <button id="expire-${person.id}" data-call="POST /_sim/people/${person.id}/tokens/expire">Expire tokens</button>
        <button id="delete-${person.id}" class="danger" data-call="DELETE /_sim/people/${person.id}" data-confirm="Delete ${name}?">Delete</button>
      </div>
      ${toMergeForm(person, people)}
    </details>
  </article>`;
}

/** Everybody in the account, what they belong to, and what can happen to them. */
export function toPeopleSection(state: StateView): Html {
  return html`<section aria-labelledby="people">
    <h2 id="people">People</h2>
    <form class="row panel" data-call="POST /_sim/people" data-account="${state.account.id}" aria-label="Add a person">
      <label class="inline">First name <input name="firstName" required></label>
      <label class="inline">Last name <input name="lastName" required></label>
      <label class="inline">E-mail <input name="email" type="email" required></label>
      <button id="add-person">Add person</button>
    </form>
    <div class="grid">${state.people.map((person) => toPersonCard(person, state))}</div>
  </section>`;
}
