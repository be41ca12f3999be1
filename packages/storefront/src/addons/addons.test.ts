import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { addons, buildAddon } from '../../addons.ts';

test.each(addons)(
  '%s leaves nothing behind but queues, throws nothing and looks at nothing kept',
  async (name) => {
    const script = await buildAddon(name);

    // A page in which nothing is there that an add-on needs.
    const page = {};
    runInNewContext(`window = globalThis; ${script}`, page, {
      contextCodeGeneration: { strings: false, wasm: false },
    });
    const queues = ['window', 'facet', 'dataLayer', 'analytics'];
    expect(Object.keys(page).filter((name) => !queues.includes(name))).toEqual([]);
    expect(script).not.toMatch(/cookie|localStorage|sessionStorage|indexedDB|\beval\b|\bFunction\(/);
    expect(script.endsWith(';')).toBe(true);
  },
);

test.each(addons)('%s does nothing where the script runs already', async (name) => {
  const calls: unknown[] = [];
  const document = { addEventListener: () => calls.push('document'), readyState: 'loading' };
  const page = {
    document,
    navigator: { globalPrivacyControl: true },
    setTimeout: () => calls.push('setTimeout'),
    addEventListener: () => calls.push('window'),
    facet: { version: '0.1.0', push: (...commands: unknown[]) => calls.push(commands) },
  };
  runInNewContext(`window = globalThis; ${await buildAddon(name)}`, page);

  expect(calls).toEqual([]);
});
