import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A file that browsers keep for good: its address changes with its content. */
export type Asset = {
  readonly name: string;
  readonly url: string;
  readonly type: string;
  readonly content: string;
};

/** The shop's files for browsers, by name. */
export function readAssets(): Readonly<Record<'style' | 'script' | 'icon', Asset>> {
  return {
    style: readAsset('shop.css', 'text/css'),
    script: readAsset('shop.js', 'text/javascript'),
    icon: readAsset('icon.svg', 'image/svg+xml'),
  };
}

function readAsset(name: string, type: string): Asset {
  const content = readFileSync(new URL(`../assets/${name}`, import.meta.url), 'utf8');
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { name, type: `${type}; charset=utf-8`, content, url: `/assets/${name}?v=${hash}` };
}
