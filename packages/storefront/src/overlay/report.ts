import type { PanelView } from './panel-view.ts';
import type { Line } from './step-lines.ts';

/** Anything that may be an e-mail address: names and paths come from elsewhere. */
const email = /[^\s@/“”"'<>()=&?]+(@|%40)[^\s@/“”"'<>()=&?]+/gi;

/**
 * Everything that the panel says as plain text, to be pasted into a message. Of the page's address it has origin and path:
 * the rest may hold the link's token, or Klaviyo's.
 */
export function toReport(
  view: PanelView,
  { origin, pathname }: Pick<URL, 'origin' | 'pathname'>,
  now: Date,
): string {
  const segments = view.segments.map(
    ({ name, words, pretence }) => `- ${name}: ${words}${pretence && ` ${pretence}`}`,
  );
  const experiences = view.experiences.flatMap(({ name, status, decision, steps }) => [
    `- ${name} (${status})`,
    `  ${decision}`,
    ...steps.flatMap((step, index) => toTextLines(step, '  ', `${index + 1}. `)),
  ]);
  return [
    view.title,
    `Page: ${origin}${pathname}`,
    `Time: ${now.toISOString()}`,
    '',
    'Visitor',
    ...view.identity,
    ...toSection('Segments', segments),
    ...toSection('Experiences', experiences),
  ]
    .join('\n')
    .replace(email, '(left out)');
}

function toSection(title: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? ['', title, ...lines] : [];
}

function toTextLines({ text, lines }: Line, indent: string, bullet: string): readonly string[] {
  return [`${indent}${bullet}${text}`, ...lines.flatMap((line) => toTextLines(line, `${indent}   `, '- '))];
}
