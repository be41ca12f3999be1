import type { Expression, Field } from '@facet/engine';
import { Alert, Box, Button, Code, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { type Group, type Groups, toExpression, toGroups } from '../../../../lib/audience/groups.ts';
import { toSentence } from '../../../../lib/audience/sentence.ts';
import { askFirst } from '../../../../ui/confirm.tsx';
import { IconLock } from '../../../../ui/icons.ts';
import { newCondition } from '../../audience/conditions.ts';
import { pageTypes, visitorTypes } from '../../audience/targeting-types.ts';
import { newExpression } from '../../audience/test-audience.ts';
import { WarningsElsewhere } from '../../judgement/warnings-at.tsx';
import { useEditor } from '../editor-context.tsx';
import { ProblemsAt } from '../problems-at.tsx';
import { findControl, focusSoon } from './focus-soon.ts';
import { GroupCard } from './group-card.tsx';

type Props = {
  readonly value: Expression;
  readonly onChange: (value: Expression) => void;
  /** Where the expression stands in the definition, for what is wrong in it. */
  readonly path: string;
  /** Whom it is about: only pages, or visitors too. */
  readonly subject: 'visitor' | 'page';
};

/** Groups joined by *and*, conditions in a group joined by *or*; read back as a sentence. */
export function ExpressionBuilder({ value, onChange, path, subject }: Props) {
  const groups = toGroups(value);
  const cards = useRef<HTMLDivElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const firstField: Field = subject === 'page' ? 'page_path' : 'klaviyo_segment';
  if (groups === null) {
    return (
      <ForeignExpression
        value={value}
        subject={subject}
        path={path}
        onReplace={() => onChange(newExpression(firstField))}
      />
    );
  }
  const types = subject === 'page' ? pageTypes : visitorTypes;
  const save = (next: Groups) => onChange(toExpression(next.filter((group) => group.length > 0)));
  const addGroup = () => {
    save([...groups, [newCondition(firstField)]]);
    focusSoon(() => findControl(cards.current?.querySelectorAll(groupCards)[groups.length]));
  };
  const changeGroup = (index: number, next: Group) => {
    save(groups.map((each, at) => (at === index ? next : each)));
    if (next.length > 0) return;
    // Its last condition went: whoever works by keyboard goes on at the neighbour, or where another can be added.
    focusSoon(
      () => findControl(cards.current?.querySelectorAll(groupCards)[Math.max(0, index - 1)]) ?? adder.current,
    );
  };
  return (
    <Stack gap="xs" ref={cards}>
      <ProblemsAt place={path} exact />
      {groups.map((group, index) => (
        <Box key={`group-${index + 1}`}>
          {index === 0 ? null : <Joint>And</Joint>}
          <GroupCard
            group={group}
            number={index + 1}
            path={`${path}.and.${index}`}
            types={types}
            firstField={firstField}
            onChange={(next) => changeGroup(index, next)}
          />
        </Box>
      ))}
      <Button ref={adder} variant="default" w="fit-content" onClick={addGroup}>
        + And condition
      </Button>
      <WarningsElsewhere place={path} told={toldByGroups} />
      <Sentence value={value} subject={subject} />
    </Stack>
  );
}

/** The cards of groups, each named by its number. */
const groupCards = 'fieldset[aria-label^="Conditions, group"]';

/** What the groups and the conditions in them tell themselves, below the place of the rule. */
const toldByGroups = /^\.and\.\d+(\.or\.\d+)?$/;

/** The word between two groups. */
function Joint({ children }: { readonly children: string }) {
  return (
    <Text fw={700} size="sm" c="dimmed" my={6} ml="md">
      {children}
    </Text>
  );
}

function Sentence({ value, subject }: Pick<Props, 'value' | 'subject'>) {
  const { catalogue } = useEditor();
  return (
    <Text size="sm" mt="xs" aria-live="polite" style={{ overflowWrap: 'anywhere' }}>
      <Text span inherit c="dimmed">
        {subject === 'page' ? 'Where: ' : 'In words: '}
      </Text>
      {toSentence(value, catalogue.nameOf, subject)}
    </Text>
  );
}

/** An expression of a shape that the builder does not make: shown and kept as it is. */
function ForeignExpression({
  value,
  subject,
  path,
  onReplace,
}: Pick<Props, 'value' | 'subject' | 'path'> & { readonly onReplace: () => void }) {
  const { catalogue } = useEditor();
  return (
    <Alert color="gray" icon={<IconLock aria-hidden />} title="This rule was made through the API">
      <Stack gap="xs">
        <Text style={{ overflowWrap: 'anywhere' }}>{toSentence(value, catalogue.nameOf, subject)}</Text>
        <WarningsElsewhere place={path} />
        <Text size="sm" c="dimmed">
          It has a shape that cannot be edited here. It is kept as it is when you save, and works as the
          sentence says.
        </Text>
        <details>
          <summary>Show it as JSON</summary>
          <Code block mt="xs">
            {JSON.stringify(value, null, 2)}
          </Code>
        </details>
        <Button variant="default" size="xs" w="fit-content" onClick={() => askToReplace(onReplace)}>
          Replace it with a new rule
        </Button>
      </Stack>
    </Alert>
  );
}

function askToReplace(onReplace: () => void): void {
  askFirst({
    title: 'Replace this rule?',
    body: 'The rule that was made through the API goes away once you save. You can start over with a new one here.',
    confirm: 'Replace',
    onConfirm: onReplace,
  });
}
