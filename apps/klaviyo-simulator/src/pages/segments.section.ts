import type { SegmentView, StateView } from '../control/describe.ts';
import { type Html, html } from '../http/html.ts';

function toFlag(segment: SegmentView, field: 'isStarred' | 'isActive' | 'isProcessing', word: string): Html {
  const isOn = segment[field];
  return html`<td><button id="${field}-${segment.id}" class="toggle" aria-pressed="${String(isOn)}" aria-label="${isOn ? 'yes' : 'no'}, ${word}: ${segment.name}"
    data-call="PATCH /_sim/segments/${segment.id}" data-body="${JSON.stringify({ [field]: !isOn })}">${isOn ? 'yes' : 'no'}</button></td>`;
}

function toRow(segment: SegmentView): Html {
  return html`<tr>
    <th scope="row">${segment.name}<br><code>${segment.id}</code></th>
    <td>${segment.memberCount}</td>
    ${toFlag(segment, 'isStarred', 'Starred')}${toFlag(segment, 'isActive', 'Active')}${toFlag(segment, 'isProcessing', 'Processing')}
  </tr>`;
}

/** The segments with their flags, and the lists, which the segments API never returns. */
export function toSegmentsSection(state: StateView): Html {
  const lists = state.lists.map(
    (list) => html`<li>${list.name} <span class="quiet">${list.memberCount} people</span></li>`,
  );
  return html`<section aria-labelledby="segments">
    <h2 id="segments">Segments</h2>
    <div class="scroll"><table>
      <thead><tr><th scope="col">Segment</th><th scope="col">People</th><th scope="col">Starred</th><th scope="col">Active</th><th scope="col">Processing</th></tr></thead>
      <tbody>${state.segments.map(toRow)}</tbody>
    </table></div>
    <form class="row panel" data-call="POST /_sim/segments" data-account="${state.account.id}" aria-label="Add a segment">
      <label class="inline">Name <input name="name" required></label>
      <button id="add-segment">Add segment</button>
    </form>
    <h2 id="lists">Lists</h2>
    <p class="quiet">Lists are no segments: no app that asks for segments ever sees them.</p>
    <ul aria-labelledby="lists">${lists}</ul>
  </section>`;
}
