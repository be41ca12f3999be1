import type { Change } from '@facet/engine';
import { TextInput } from '@mantine/core';
import { RedirectTester } from './redirect-tester.tsx';

type Redirect = Extract<Change, { readonly kind: 'redirect' }>;
type Props = { readonly change: Redirect; readonly onChange: (change: Redirect) => void };

/** Where visitors go instead, and a try of it. */
export function RedirectFields({ change, onChange }: Props) {
  return (
    <>
      <TextInput
        label="Go to"
        description="Another address of the store. What is behind ? and # in the visitor's address is kept, so is _kx."
        placeholder="/pages/vip"
        spellCheck={false}
        value={change.url}
        onChange={(event) => onChange({ ...change, url: event.currentTarget.value })}
      />
      <RedirectTester url={change.url} />
    </>
  );
}
