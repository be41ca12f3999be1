import { createChoice } from './choice.ts';
import { element, setText } from './element.ts';
import type { PanelPart } from './panel-part.ts';
import type { ExperienceView, PanelView } from './panel-view.ts';
import type { Line } from './step-lines.ts';

type Force = (id: string, variation: string | undefined) => void;

/** The experiences by name, each with its decision, how that came about, and what it may show instead. */
export function createExperienceList({ experiences }: PanelView, force: Force): PanelPart {
  const rows = experiences.map((experience) => createRow(experience, force));
  return {
    root: element(
      'section',
      { 'aria-label': 'Experiences' },
      element('h3', {}, 'Experiences'),
      element(
        'p',
        { class: 'quiet' },
        'Drafts and what is paused decide here as if they ran, whatever their schedule.',
      ),
      element('ul', { class: 'plain' }, ...rows.map(({ root }) => root)),
    ),
    update: (view) => {
      for (const [index, experience] of view.experiences.entries()) rows[index]?.update(experience);
    },
  };
}

function createRow(
  { id, name, status, variations }: ExperienceView,
  force: Force,
): {
  readonly root: HTMLElement;
  readonly update: (experience: ExperienceView) => void;
} {
  const decision = element('p');
  const missing = element('p', { class: 'quiet' });
  const steps = element('ol');
  const choice = createChoice(
    `Experience ${name}`,
    [
      { value: '', text: 'As decided' },
      ...variations.map((variation) => ({ value: variation.id, text: variation.name })),
    ],
    (variation) => force(id, variation),
  );
  const summary = element('summary', { 'aria-label': `Why: ${name}` }, 'Why');
  let drawn = '';
  return {
    root: element(
      'li',
      { class: 'row' },
      element(
        'div',
        {},
        element('h4', {}, name),
        element('p', { class: 'quiet' }, status),
        decision,
        missing,
        element('details', {}, summary, steps),
      ),
      choice.root,
    ),
    update: (experience) => {
      setText(decision, experience.decision);
      setText(missing, toMissingWords(experience.missing));
      missing.hidden = experience.missing.length === 0;
      choice.set(experience.forced);
      const text = JSON.stringify(experience.steps);
      if (text === drawn) return;
      drawn = text;
      steps.replaceChildren(...experience.steps.map(toItem));
    },
  };
}

function toItem({ text, lines }: Line): HTMLElement {
  return element('li', {}, text, ...(lines.length > 0 ? [element('ul', {}, ...lines.map(toItem))] : []));
}

function toMissingWords(selectors: readonly string[]): string {
  return `Finds nothing to change on this page by: ${selectors.join(' · ')}`;
}
