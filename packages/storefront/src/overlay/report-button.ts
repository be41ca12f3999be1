import { button, element, setText } from './element.ts';
import type { PanelView } from './panel-view.ts';
import { toReport } from './report.ts';

/** A button that copies the report; where the browser does not let it, the report is shown to be copied by hand. */
export function createReportButton(view: () => PanelView): HTMLElement {
  const told = element('p', { role: 'status', class: 'quiet' });
  const root = element('div', { class: 'report' });
  const area = element('textarea', { 'aria-label': 'Report', readonly: '' });
  const copy = async (): Promise<void> => {
    const text = toReport(view(), new URL(location.href), new Date());
    try {
      await navigator.clipboard.writeText(text);
      area.remove();
      setText(told, 'Copied.');
    } catch {
      area.value = text;
      root.append(area);
      area.select();
      setText(told, 'This browser does not let Facet copy here: copy the text below.');
    }
  };
  root.append(
    button('Copy report', () => void copy()),
    told,
  );
  return root;
}
