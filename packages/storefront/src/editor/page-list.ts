import { element } from '../overlay/element.ts';
import { toElementWords } from './element-words.ts';

const wanted = 'h1,h2,h3,h4,p,img,a,button,input,select,textarea,section,header,footer,nav,aside,form,li';
const maxOptions = 150;

/**
 * The elements of the page as a list to choose from, for whoever does not point at them. It is made when it is about to be
 * used, since the page may have changed.
 */
export function createPageList(host: Element, choose: (element: Element) => void): HTMLElement {
  const select = element('select', {});
  let elements: readonly Element[] = [];
  const fill = (): void => {
    elements = [...document.body.querySelectorAll(wanted)]
      .filter((each) => each !== host && each.getClientRects().length > 0)
      .slice(0, maxOptions);
    select.replaceChildren(
      element('option', { value: '' }, 'Choose from the page …'),
      ...elements.map((each, at) => element('option', { value: String(at) }, toElementWords(each))),
    );
  };
  select.addEventListener('focus', fill);
  select.addEventListener('change', () => {
    const found = elements[Number(select.value)];
    if (select.value !== '' && found) choose(found);
    select.value = '';
  });
  fill();
  return element('label', { class: 'field' }, element('span', {}, 'Or choose it from a list'), select);
}
