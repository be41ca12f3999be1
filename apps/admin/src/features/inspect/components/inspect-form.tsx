import type { InspectRequest } from '@facet/protocol';
import { Button, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { withoutPerson } from '../../../lib/people/personal.ts';
import { readWho } from '../../../lib/people/typed-who.ts';
import { useStore } from '../../../lib/stores/use-store.ts';
import { IconRefresh } from '../../../ui/icons.ts';
import { later } from '../../../ui/later.tsx';
import { isSound, isWrongAddress, toPretended } from '../pretence.ts';
import type { Question } from '../shared-search.ts';
import { CircumstanceFields } from './circumstance-fields.tsx';
import { WhoField } from './who-field.tsx';

const PretendFields = later(
  async () => (await import('./pretend-fields.tsx')).PretendFields,
  () => <Text size="sm">Pretend …</Text>,
);

type Props = {
  readonly initial: Question;
  readonly pending: boolean;
  /** What the server says of who was asked about last. */
  readonly refusal: { readonly input: string; readonly why: string } | undefined;
  readonly onInspect: (request: InspectRequest, question: Question) => void;
};

/** Who to look at, and for which page and device. */
export function InspectForm({ initial, pending, refusal, onInspect }: Props) {
  const [who, setWho] = useState('');
  const [question, setQuestion] = useState(initial);
  const [tried, setTried] = useState(false);
  const whoField = useRef<HTMLInputElement>(null);
  const pageField = useRef<HTMLInputElement>(null);
  const { timeZone } = useStore().settings;
  const { page, device, pretence } = question;
  const change = (part: Partial<Question>) => setQuestion((before) => ({ ...before, ...part }));
  const read = readWho(who);
  const wrongPage = isWrongAddress(page);
  const findWhoError = () => {
    if (!read.ok) return tried || who.trim() !== '' ? read.why : undefined;
    return refusal?.input === read.input ? refusal.why : undefined;
  };

  const ask = (refresh: boolean) => {
    setTried(true);
    if (!read.ok) whoField.current?.focus();
    else if (wrongPage) pageField.current?.focus();
    else if (isSound(pretence)) {
      const pageUrl = withoutPerson(page.trim());
      const request = {
        input: read.input,
        device,
        ...(pageUrl === '' ? {} : { pageUrl }),
        ...(refresh ? { refresh } : {}),
        ...toPretended(pretence, timeZone),
      };
      onInspect(request, question);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(false);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <WhoField
          ref={whoField}
          value={who}
          error={findWhoError()}
          note={
            read.ok && read.isCut
              ? 'This link carries an e-mail address. Facet never takes one: it is left out of what is sent.'
              : undefined
          }
          onChange={(value) => {
            setWho(value);
            setTried(false);
          }}
        />
        <CircumstanceFields
          ref={pageField}
          question={question}
          pageError={wrongPage ? 'This is not a whole address, such as https://shop.example/sale' : undefined}
          change={change}
        />
        <PretendFields pretence={pretence} onChange={(next) => change({ pretence: next })} />
        <Group>
          <Button type="submit" loading={pending}>
            Inspect
          </Button>
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            disabled={pending}
            onClick={() => ask(true)}
          >
            Refresh from Klaviyo
          </Button>
          {isSound(pretence) ? null : <Text size="sm">Something under “Pretend” is to be mended first.</Text>}
        </Group>
      </Stack>
    </form>
  );
}
