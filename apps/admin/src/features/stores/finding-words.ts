import type { PageFinding } from '@facet/protocol';

/** What each finding means and what to do about it. */
export const findingWords: Readonly<Record<PageFinding, string>> = {
  unreachable:
    'The page could not be loaded from where Facet runs. Open the address above in a browser. If it shows, this check cannot reach it, and the signs from visits above are what counts; if not, correct the address in Settings.',
  private_address:
    'The address leads into a private network, which Facet does not look into. The signs from visits above are what counts.',
  too_slow: 'The page did not arrive within 6 seconds. Try again, or go by the signs from visits above.',
  not_a_page: 'What came is not a plain HTML page, so the line cannot be looked for in it.',
  error_status:
    'The shop answered with an error or asks for a password. Facet looks as a visitor who is not signed in; go by the signs from visits above.',
  redirects_elsewhere:
    'The address leads visitors to another one. Add that address in Settings: it is where the script runs.',
  missing:
    'The line is not in the page. Paste it into the head of the theme that is live, then look again. If a tag manager puts it in, this check cannot see it: go by the signs from visits above.',
  wrong_key: 'The page loads the script of another store of this Facet. Replace the line by the one above.',
  in_body: 'The line stands after the head, so visitors see the original first. Move it up into the head.',
  late_in_head:
    'The page waits for other scripts before it reads the line, so the first paint comes later. Move the line up, directly below <head>.',
  delayed:
    'Something has added async or defer to the line, so visitors may see the original for a moment. Paste it as it is, and take it out of what optimizes scripts.',
  twice: 'The line is in the page more than once. Leave only the first one.',
  policy_blocks_script:
    'The page’s Content-Security-Policy does not let the script load. Add its address to script-src.',
  policy_blocks_calls:
    'The page’s Content-Security-Policy does not let the script ask who a visitor is. Add the address to connect-src.',
};

/** Findings with which everything still works, if not as well as it could. */
export const mildFindings: ReadonlySet<PageFinding> = new Set([
  'in_body',
  'late_in_head',
  'delayed',
  'twice',
]);
