import { devices } from '@facet/engine';
import type { InspectRequest } from '@facet/protocol';
import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { deviceLabels } from '../../../lib/audience/choice-labels.ts';
import { useStore } from '../../../lib/stores/use-store.ts';
import { IconRefresh } from '../../../ui/icons.ts';
import { isSound, noPretence, toPretended } from '../pretence.ts';
import { PretendFields } from './pretend-fields.tsx';

type Props = { readonly pending: boolean; readonly onInspect: (request: InspectRequest) => void };

/** Who to look at, and for which page and device. */
export function InspectForm({ pending, onInspect }: Props) {
  const [input, setInput] = useState('');
  const [pageUrl, setPageUrl] = useState('');
  const [device, setDevice] = useState<(typeof devices)[number]>('desktop');
  const [pretence, setPretence] = useState(noPretence);
  const { timeZone } = useStore().settings;
  const wrongPage = pageUrl.trim() !== '' && !URL.canParse(pageUrl.trim());
  const ready = input.trim() !== '' && !wrongPage && isSound(pretence);
  const ask = (refresh: boolean) => {
    if (!ready) return;
    onInspect({
      input: input.trim(),
      device,
      ...(pageUrl.trim() === '' ? {} : { pageUrl: pageUrl.trim() }),
      ...(refresh ? { refresh } : {}),
      ...toPretended(pretence, timeZone),
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(false);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="Who"
          description="The link from a Klaviyo e-mail or text message, the value of its _kx, or a visitor id."
          placeholder="https://shop.example/?_kx=…"
          required
          maxLength={4000}
          autoComplete="off"
          spellCheck={false}
          value={input}
          onChange={(event) => setInput(event.currentTarget.value)}
        />
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <TextInput
            label="Page"
            description="The store's home page, or the link's own page, when empty."
            placeholder="https://shop.example/collections/all"
            maxLength={2000}
            miw={240}
            value={pageUrl}
            error={wrongPage ? 'This is not a whole address, such as https://shop.example/sale' : undefined}
            onChange={(event) => setPageUrl(event.currentTarget.value)}
          />
          <Select
            label="Device"
            description="For conditions that ask for it."
            miw={160}
            allowDeselect={false}
            data={devices.map((value) => ({ value, label: deviceLabels[value] }))}
            value={device}
            onChange={(value) => {
              const next = devices.find((candidate) => candidate === value);
              if (next !== undefined) setDevice(next);
            }}
          />
        </Group>
        <PretendFields pretence={pretence} onChange={setPretence} />
        <Group>
          <Button type="submit" loading={pending} disabled={!ready}>
            Inspect
          </Button>
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            disabled={!ready || pending}
            onClick={() => ask(true)}
          >
            Refresh from Klaviyo
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
