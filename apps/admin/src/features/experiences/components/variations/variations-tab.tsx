import type { ExperienceDefinition, Variation } from '@facet/engine';
import { Button, Stack, Text } from '@mantine/core';
import { toId } from '../../../../lib/ids.ts';
import { IconPlus } from '../../../../ui/icons.ts';
import { newId } from '../../draft/new-id.ts';
import { useEditor } from '../editor-context.tsx';
import { ProblemsAt } from '../problems-at.tsx';
import { RivalsNotice } from './rivals-notice.tsx';
import { VariationCard } from './variation-card.tsx';

type Props = {
  readonly definition: ExperienceDefinition;
  readonly onChange: (definition: ExperienceDefinition) => void;
};

/** What visitors may see. */
export function VariationsTab({ definition, onChange }: Props) {
  const { started } = useEditor();
  const { variations, kind } = definition;
  const save = (next: readonly Variation[]) => onChange({ ...definition, variations: next });
  const totalWeight = variations.reduce((sum, variation) => sum + variation.weight, 0);
  const mayRemove = kind === 'test' && variations.length > 2;
  return (
    <Stack>
      <ProblemsAt place="variations" exact />
      <RivalsNotice definition={definition} />
      {variations.map((variation, index) => (
        <VariationCard
          key={variation.id}
          variation={variation}
          path={`variations.${index}`}
          weighted={kind === 'test'}
          share={totalWeight > 0 ? variation.weight / totalWeight : 0}
          onChange={(next) => save(variations.map((each, at) => (at === index ? next : each)))}
          onRemove={
            mayRemove && !variation.control && !started
              ? () => save(variations.filter((_, at) => at !== index))
              : undefined
          }
        />
      ))}
      {kind === 'test' ? (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          w="fit-content"
          onClick={() => save([...variations, newVariation(variations)])}
        >
          Add variation
        </Button>
      ) : null}
      {kind === 'test' && started ? (
        <Text size="sm" c="dimmed">
          Visitors keep the variation they have. To retire one, give it the weight 0: newcomers no longer get
          it.
        </Text>
      ) : null}
    </Stack>
  );
}

function newVariation(present: readonly Variation[]): Variation {
  const names = new Set(present.map((variation) => variation.name));
  let number = present.length;
  while (names.has(`Variation ${number}`)) number += 1;
  const weight = present.at(-1)?.weight ?? 50;
  return { id: toId(newId()), name: `Variation ${number}`, control: false, weight, changes: [] };
}
