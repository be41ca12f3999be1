import { describe, expect, it } from 'vitest';
import { judgePage } from './judge-page.ts';

const endpoint = 'https://facet.example/s/abcdefghij12';
const wanted = { origin: 'https://shop.example', publicKey: 'abcdefghij12', endpoint };
const line = `<script src="${endpoint}.js"></script>`;
const judge = (html: string, policies: readonly string[] = []) => judgePage({ html, policies }, wanted);
const page = (head: string, body = '') =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;

describe('a page', () => {
  it('with the line first in its head has nothing wrong', () => {
    expect(judge(page(`<meta charset="utf-8">${line}<script src="/other.js"></script>`))).toEqual({
      isInstalled: true,
      findings: [],
      scriptsBefore: 0,
    });
  });

  it.each([
    ['without the line', page('<script src="/other.js"></script>'), ['missing']],
    ['with the line in a comment', page(`<!-- ${line} -->`), ['missing']],
    [
      'with the line in a text of a script',
      page(`<script>var a = '${line.slice(0, -9)}';</script>`),
      ['missing'],
    ],
    ['with the line only without JavaScript', page(`<noscript>${line}</noscript>`), ['missing']],
    ['of another store', page(line.replace('abcdefghij12', 'zzzzzzzzzz99')), ['wrong_key']],
    [
      'with a file of such a name of others',
      page('<script src="https://cdn.example/abcdefghij99.js"></script>'),
      ['missing'],
    ],
    ['with the line in its body', page('', line), ['in_body']],
    ['with others before it', page(`<script src="/a.js"></script>${line}`), ['late_in_head']],
    [
      'with others before it that it does not wait for',
      page(`<script async src="/a.js"></script><script>1</script>${line}`),
      [],
    ],
    ['whose optimizer defers it', page(line.replace('<script', '<SCRIPT defer')), ['delayed']],
    ['with the async line of ours', page(line.replace('<script', '<script async blocking="render"')), []],
    ['with the line twice', page(line + line), ['twice']],
    [
      'with integrity',
      page(
        `<script src="https://facet.example/s/runtime/${'a'.repeat(22)}.js" integrity="x"></script><script src="${endpoint}/start.js"></script>`,
      ),
      [],
    ],
    ['without quotes and closing tags', `<head><script src=${endpoint}.js></script>`, []],
    ['that never ends', `<head>${line}<script>`, []],
    ['with a stray quote before the line', page(`<script src="/a.js" "></script>${line}`), ['late_in_head']],
    // As much as is read of a page: looking for the end of each would take minutes.
    ['of tags that never end', '<script "'.repeat(111_000), ['missing']],
  ])('%s', (_name, html, findings) => {
    expect(judge(html).findings).toEqual(findings);
  });

  it('counts the scripts before the line', () => {
    expect(judge(page(`<script>1</script><script src="/a.js"></script>${line}`)).scriptsBefore).toBe(2);
  });

  const both = ['policy_blocks_script', 'policy_blocks_calls'];
  it.each([
    ["default-src 'self'", both],
    ["script-src 'self' https://facet.example; connect-src *", []],
    ["script-src 'self' https://*.example", []],
    ['default-src https:', []],
    ['default-src facet.example', []],
    ['default-src *.facet.example', both],
    ['default-src https://facet.example:8443', both],
    [
      'script-src https://facet.example/s/; connect-src https://facet.example/other/',
      ['policy_blocks_calls'],
    ],
    ["script-src 'nonce-abc' 'strict-dynamic' https:", ['policy_blocks_script']],
    ["script-src 'self'; script-src-elem https://facet.example", []],
    ["script-src 'none'; script-src https:", ['policy_blocks_script']],
    ['img-src *', []],
  ])('with the policy %s', (policy, findings) => {
    expect(judge(page(line), [policy]).findings).toEqual(findings);
    expect(
      judge(page(`<meta http-equiv="Content-Security-Policy" content="${policy}">${line}`)).findings,
    ).toEqual(findings);
  });

  it('goes by all policies at once, and by the nonce of the line', () => {
    expect(judge(page(line), ['default-src https:', "script-src 'self'"]).findings).toEqual([
      'policy_blocks_script',
    ]);
    const named = line.replace('<script', '<script nonce="abc"');
    expect(judge(page(named), ["script-src 'nonce-abc' 'strict-dynamic'"]).findings).toEqual([]);
  });
});
