import type { ExperienceDefinition } from '@facet/engine';
import { Alert, Code, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle } from '../../../../ui/icons.ts';
import { experiencesQuery } from '../../api/list-experiences.ts';
import { listRivals, type Rival } from '../../list-rivals.ts';
import { useEditor } from '../editor-context.tsx';
import { ExperienceLinks } from '../experience-links.tsx';

/** Says which other experiences change the same, and which of the two shows. */
export function RivalsNotice({ definition }: { readonly definition: ExperienceDefinition }) {
  const { storeId } = useEditor();
  const { data: experiences = [] } = useQuery(experiencesQuery(storeId));
  const rivals = listRivals(definition, experiences);
  if (rivals.length === 0) return null;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title="Something else changes the same">
      <List size="sm" spacing={4}>
        {rivals.map((rival) => (
          <List.Item key={rival.other.id}>
            <RivalLine rival={rival} />
          </List.Item>
        ))}
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
      get both, <b>{otherShows ? `“${other.name}” shows` : 'this one shows'}</b>.
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
