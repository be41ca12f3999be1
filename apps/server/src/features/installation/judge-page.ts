import type { PageFinding } from '@facet/protocol';
import { isAllowed } from './judge-policy.ts';
import type { LoadedPage } from './load-page.ts';
import { readPageScripts, type ScriptTag } from './read-page.ts';

/** Whose script is looked for, and from where it comes. */
export type Wanted = {
  readonly origin: string;
  readonly publicKey: string;
  /** Where the script's calls go, without a slash at the end. */
  readonly endpoint: string;
};

type Judgement = {
  readonly isInstalled: boolean;
  readonly findings: readonly PageFinding[];
  readonly scriptsBefore: number;
};

/** Looks for a store's line in a page and says what is wrong with how it stands there. */
export function judgePage({ html, policies }: LoadedPage, wanted: Wanted): Judgement {
  const read = readPageScripts(html);
  const own = read.tags.filter(({ src }) => isOwn(src, wanted));
  const [first] = own;
  if (first === undefined) {
    const finding = read.tags.some(({ src }) => isOfAnotherStore(src, wanted)) ? 'wrong_key' : 'missing';
    return { isInstalled: false, findings: [finding], scriptsBefore: 0 };
  }
  const before = read.tags.slice(0, read.tags.indexOf(first)).filter(({ src }) => !isRuntime(src));
  const waited = before.filter(({ src, isDelayed }) => src !== undefined && !isDelayed).length;
  const all = [...policies, ...read.policies];
  const findings: readonly (PageFinding | false)[] = [
    !first.isInHead && 'in_body',
    first.isInHead && waited > 0 && 'late_in_head',
    first.isDelayed && 'delayed',
    own.length > 1 && 'twice',
    !isScriptAllowed(all, first, wanted) && 'policy_blocks_script',
    !isAllowed(all, { kind: 'connect-src', url: `${wanted.endpoint}/who`, pageOrigin: wanted.origin }) &&
      'policy_blocks_calls',
  ];
  return {
    isInstalled: true,
    findings: findings.filter((finding) => finding !== false),
    scriptsBefore: before.length,
  };
}

function isScriptAllowed(
  policies: readonly string[],
  { src = '', nonce }: ScriptTag,
  { origin }: Wanted,
): boolean {
  const url = URL.parse(src, origin);
  return (
    url !== null && isAllowed(policies, { kind: 'script-src', url: url.href, pageOrigin: origin, nonce })
  );
}

function isOwn(src: string | undefined, { origin, publicKey }: Wanted): boolean {
  const path = URL.parse(src ?? '', origin)?.pathname ?? '';
  return path.endsWith(`/${publicKey}.js`) || path.endsWith(`/${publicKey}/start.js`);
}

/** Only what comes from where this store's script comes from: others have files of such names too. */
function isOfAnotherStore(src: string | undefined, { origin, publicKey, endpoint }: Wanted): boolean {
  const url = src === undefined ? null : URL.parse(src, origin);
  const base = endpoint.slice(0, -publicKey.length);
  return (
    url !== null &&
    url.href.startsWith(base) &&
    /^[a-z0-9]{12}(\.js|\/start\.js)/.test(url.href.slice(base.length))
  );
}

function isRuntime(src: string | undefined): boolean {
  return /\/runtime\/[\w-]{22}\.js$/.test(src ?? '');
}
