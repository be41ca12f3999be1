import type { ExperienceDefinition } from '@facet/engine';
import type { Rivals } from '@facet/protocol';
import { Alert, Code, List, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle } from '../../../../ui/icons.ts';
import { rivalsQuery } from '../../api/find-rivals.ts';
import { useEditor } from '../editor-context.tsx';
import { ExperienceLinks } from '../experience-links.tsx';

type Rival = Rivals['rivals'][number];

const patienceMs = 600;

/** Says which other experiences change the same, and which of the two shows. */
export function RivalsNotice({ definition }: { readonly definition: ExperienceDefinition }) {
  const { storeId } = useEditor();
  const [resting] = useDebouncedValue(definition, patienceMs);
  const { data } = useQuery(rivalsQuery(storeId, resting));
  if (data === undefined || data.rivals.length === 0) return null;
  const { rivals, total } = data;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title="Something else changes the same">
      <List size="sm" spacing={4}>
        {rivals.map((rival) => (
          <List.Item key={rival.other.id}>
            <RivalLine rival={rival} />
          </List.Item>
        ))}
        {total > rivals.length ? <List.Item>And {total - rivals.length} more.</List.Item> : null}
      </List>
      <Text size="sm" mt="xs">
        {definition.kind === 'personalization'
          ? 'To change which one shows, set a priority under Targeting. To keep them apart, put both in one exclusion group there.'
          : 'To keep them apart, put both in one exclusion group under Targeting.'}
      </Text>
    </Alert>
  );
}

function RivalLine({ rival }: { readonly rival: Rival }) {
  const { other, otherShows } = rival;
  return (
    <>
      <ExperienceLinks experiences={[other]} /> ({other.status}) <Deed rival={rival} />. Where a visitor would
      get both, <b>{otherShows ? <bdi>“{other.name}”</bdi> : 'this one'} shows</b>.
    </>
  );
}

function Deed({ rival: { selector, variable } }: { readonly rival: Rival }) {
  if (variable !== undefined) {
    return (
      <>
        sets the variable <Code>{variable}</Code> too
      </>
    );
  }
  if (selector === null) return 'redirects too';
  return <>changes {selector === '' ? 'it' : <Code>{selector}</Code>} too</>;
}
