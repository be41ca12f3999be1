import type { ExperienceDefinition } from '@facet/engine';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { FieldProblem } from '../../../lib/api/api-error.ts';
import { judge } from '../draft/judge.ts';
import { isAt } from '../draft/problem-tab.ts';
import { EditorProvider, useEditor } from './editor-context.tsx';

type Live = {
  /** All that is wrong at the moment, told or not. */
  readonly problems: readonly FieldProblem[];
  /** Whether what is shown now was there before the member came. */
  readonly isArriving: () => boolean;
};

const Context = createContext<Live>({ problems: [], isArriving: () => false });

type Props = { readonly definition: ExperienceDefinition; readonly children: ReactNode };

/** Judges a tab's part of an edit as it is made, for those inside that do not wait for a try to save. */
export function LiveProblemsProvider({ definition, children }: Props) {
  const [loaded, setLoaded] = useState(() => judge.find());
  useEffect(() => {
    // Without it things are told at the next try to save, as everywhere.
    judge.load().then(setLoaded, () => undefined);
  }, []);
  const arriving = useRef(true);
  useEffect(() => {
    arriving.current = false;
  }, []);
  const problems = useMemo(
    () => loaded?.listProblems({ name: definition.id, definition }) ?? [],
    [loaded, definition],
  );
  const live = useMemo(() => ({ problems, isArriving: () => arriving.current }), [problems]);
  return <Context value={live}>{children}</Context>;
}

type TellProps = {
  /** A place of the definition, such as `schedule`. */
  readonly place: string;
  /** Whether it is told yet. */
  readonly when?: boolean;
  readonly children: ReactNode;
};

/** Lets the parts inside tell what is wrong at a place before anybody tries to save. */
export function TellNow({ place, when = true, children }: TellProps) {
  const editor = useEditor();
  const { problems: live } = useContext(Context);
  const context = useMemo(() => {
    const here = when ? live.filter(({ path }) => isAt(path, place)) : [];
    if (here.length === 0) return editor;
    const isNew = ({ path, message }: FieldProblem) =>
      !here.some((each) => each.path === path && each.message === message);
    return { ...editor, problems: [...here, ...editor.problems.filter(isNew)] };
  }, [editor, live, place, when]);
  return <EditorProvider value={context}>{children}</EditorProvider>;
}

/**
 * Whether somebody has left a part after filling it in, and what notices that; what they find when they come was left
 * before. Lists that a field opens elsewhere on the page belong to it.
 */
export function useLeft() {
  const { isArriving } = useContext(Context);
  const [left, setLeft] = useState(isArriving);
  const going = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stay = () => clearTimeout(going.current);
  useEffect(() => () => clearTimeout(going.current), []);
  const leave = () => {
    stay();
    // The next one has the focus a moment later; with the whole window left, nobody has gone on yet.
    going.current = setTimeout(() => document.hasFocus() && setLeft(true));
  };
  return { left, watch: { onFocus: stay, onBlur: leave } } as const;
}
