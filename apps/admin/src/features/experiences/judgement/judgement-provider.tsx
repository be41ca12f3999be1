import type { ExperienceDefinition } from '@facet/engine';
import type { Experience } from '@facet/protocol';
import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { experienceQuery } from '../api/get-experience.ts';
import { useEditor } from '../components/editor-context.tsx';
import { type LiveJudgement, useJudgement } from './use-judgement.ts';

type Judged = LiveJudgement & {
  readonly definition: ExperienceDefinition;
  readonly onChange: (definition: ExperienceDefinition) => void;
};

const Context = createContext<Judged | null>(null);

type Props = {
  readonly definition: ExperienceDefinition;
  readonly onChange: (definition: ExperienceDefinition) => void;
  readonly children: ReactNode;
};

/** Judges an edit as it is made, for the parts inside that tell of it. */
export function JudgementProvider({ children, ...edit }: Props) {
  const { storeId } = useEditor();
  // It is there already: the editor stands on it.
  const { data: experience } = useQuery(experienceQuery(storeId, edit.definition.id));
  if (experience === undefined) return children;
  return (
    <Judging experience={experience} {...edit}>
      {children}
    </Judging>
  );
}

function Judging({
  experience,
  definition,
  onChange,
  children,
}: Props & { readonly experience: Experience }) {
  const { storeId } = useEditor();
  const { name } = experience;
  const draft = useMemo(() => ({ name, definition }), [name, definition]);
  const { warnings, pending } = useJudgement(storeId, experience, draft);
  const count = warnings.length;
  return (
    <Context value={{ warnings, pending, definition, onChange }}>
      {/* Warnings come where they belong, each in another place: who does not see the page hears that there are some. */}
      <VisuallyHidden aria-live="polite">
        {count === 0
          ? ''
          : count === 1
            ? 'One thing is worth knowing.'
            : `${count} things are worth knowing.`}
      </VisuallyHidden>
      {children}
    </Context>
  );
}

/** What is said about the edit around; `null` where nobody judges it. */
export function useJudged(): Judged | null {
  return useContext(Context);
}
