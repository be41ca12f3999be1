import { button, element } from './element.ts';
import { createFrame } from './frame.ts';

/** Says one sentence at the bottom of the page, until it is closed. */
export function showSentence(sentence: string): void {
  const frame = createFrame('Facet preview');
  const told = element('p', { role: 'status' });
  frame.root.append(element('div', { class: 'bar' }, told, button('Close', frame.remove)));
  frame.show();
  // A region that comes with its text is not always read out; one that is filled is.
  setTimeout(() => {
    told.textContent = sentence;
  });
}
