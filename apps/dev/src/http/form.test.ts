import { expect, test } from 'vitest';
import { readForms } from './form.ts';

test('a form is read with its fields and buttons', () => {
  const page = `<form method="post" action="/oauth/consent?a=1&amp;b=2"><input type="hidden" name="state" value="&quot;x&#39;">
    <input name="email"><select name="user"><option value="u1">One</option><option value="u2">Two</option></select><button name="decision" value="allow"><b>Allow</b></button><button>Cancel</button></form>`;

  expect(readForms(page, 'http://klaviyo.test/oauth/authorize?x=1')).toEqual([
    {
      action: 'http://klaviyo.test/oauth/consent?a=1&b=2',
      fields: { state: `"x'`, email: '', user: 'u1' },
      buttons: [{ label: 'Allow', name: 'decision', value: 'allow' }, { label: 'Cancel' }],
    },
  ]);
});
