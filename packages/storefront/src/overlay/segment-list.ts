import { createChoice } from './choice.ts';
import { element, setText } from './element.ts';
import type { PanelPart } from './panel-part.ts';
import type { PanelView, SegmentView } from './panel-view.ts';

type Pretend = (key: string, state: 'in' | 'out' | undefined) => void;

const options = [
  { value: '', text: 'As it is' },
  { value: 'in', text: 'Pretend in' },
  { value: 'out', text: 'Pretend out' },
] as const;

/** The segments by name, each with how the visitor stands to it and what may be pretended. */
export function createSegmentList({ segments }: PanelView, pretend: Pretend): PanelPart {
  const rows = segments.map((segment) => createRow(segment, pretend));
  return {
    root: element(
      'section',
      { 'aria-label': 'Segments' },
      element('h3', {}, 'Segments'),
      rows.length > 0
        ? element('ul', { class: 'plain' }, ...rows.map(({ root }) => root))
        : element('p', { class: 'quiet' }, 'No experience asks for a Klaviyo segment.'),
    ),
    update: (view) => {
      for (const [index, segment] of view.segments.entries()) rows[index]?.update(segment);
    },
  };
}

function createRow(
  { key, name }: SegmentView,
  pretend: Pretend,
): {
  readonly root: HTMLElement;
  readonly update: (segment: SegmentView) => void;
} {
  const words = element('p', { class: 'quiet' });
  const choice = createChoice(`Segment ${name}`, options, (value) =>
    pretend(key, value === 'in' || value === 'out' ? value : undefined),
  );
  return {
    root: element('li', { class: 'row' }, element('div', {}, element('h4', {}, name), words), choice.root),
    update: (segment) => {
      setText(words, segment.pretence || segment.words);
      choice.set(segment.pretended);
    },
  };
}
