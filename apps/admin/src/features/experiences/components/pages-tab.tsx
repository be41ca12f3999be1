import type { ExperienceDefinition, Expression } from '@facet/engine';
import { Paper, Radio, Stack, Title } from '@mantine/core';
import { useRef } from 'react';
import { newExpression } from '../audience/test-audience.ts';
import { JudgementProvider } from '../judgement/judgement-provider.tsx';
import { ExpressionBuilder } from './builder/expression-builder.tsx';
import { LiveProblemsProvider } from './live-problems.tsx';
import { ProblemsAt } from './problems-at.tsx';

type Props = {
  readonly definition: ExperienceDefinition;
  readonly onChange: (definition: ExperienceDefinition) => void;
};

/** Where. */
export function PagesTab({ definition, onChange }: Props) {
  const { pages } = definition;
  // Looking at "every page" and coming back loses nothing.
  const earlier = useRef<Expression | null>(pages);
  const save = (next: Expression | null) => {
    if (pages !== null) earlier.current = pages;
    onChange({ ...definition, pages: next });
  };
  return (
    <LiveProblemsProvider definition={definition}>
      <Paper withBorder p="lg">
        <Stack>
          <Title order={2} size="h4">
            Pages
          </Title>
          <Radio.Group
            aria-label="Pages"
            description="Visitors enter, and changes apply, on these pages only."
            value={pages === null ? 'every' : 'some'}
            onChange={(value) =>
              save(value === 'every' ? null : (earlier.current ?? newExpression('page_path')))
            }
          >
            <Stack gap="xs" mt="xs">
              <Radio value="every" label="Every page" />
              <Radio value="some" label="Pages that fit a rule" />
            </Stack>
          </Radio.Group>
          {pages === null ? (
            <ProblemsAt place="pages" />
          ) : (
            <JudgementProvider definition={definition} onChange={onChange}>
              <ExpressionBuilder subject="page" path="pages" value={pages} onChange={save} />
            </JudgementProvider>
          )}
        </Stack>
      </Paper>
    </LiveProblemsProvider>
  );
}
