/** The tabs of the editor, in order. */
export const tabs = ['overview', 'variations', 'targeting', 'pages', 'goals', 'schedule', 'preview'] as const;
/** One tab of the editor. */
export type Tab = (typeof tabs)[number];

/** What the tabs are called. */
export const tabLabels: Readonly<Record<Tab, string>> = {
  overview: 'Overview',
  variations: 'Variations',
  targeting: 'Targeting',
  pages: 'Pages',
  goals: 'Goals',
  schedule: 'Schedule',
  preview: 'Preview',
};

/** Where on the editor a problem's path points; `null` where it is in no tab. */
export function findProblemTab(path: string): Tab | null {
  const [first = ''] = path.split('.');
  switch (first) {
    case 'variations':
      return 'variations';
    case 'audience':
    case 'mode':
    case 'holdout':
    case 'allocation':
    case 'group':
    case 'priority':
      return 'targeting';
    case 'pages':
      return 'pages';
    case 'goals':
      return 'goals';
    case 'schedule':
      return 'schedule';
    default:
      return null;
  }
}

/**
 * A path as the editor writes it: with dots alone (`variations.1.name`), where the engine writes `variations[1].name`
 * and the server names the whole body first.
 */
export function toEditorPath(path: string): string {
  return path.replace(/^definition\./, '').replaceAll(/\[(\d+)\]/g, '.$1');
}

/** Whether a problem belongs to a place of the definition or to something inside it. */
export function isAt(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}.`);
}
