import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { findProblem } from './api/find-problem.ts';
import { focusWrong } from './focus-wrong.ts';

type Wrong<Name extends string> = Readonly<Record<Name, string | undefined>>;

/** What is wrong in a form, in its own words and at its fields: the browser's bubbles speak otherwise, and vanish. */
export type FieldProblems<Name extends string> = {
  /** Of the form, which is `noValidate`. */
  readonly ref: RefObject<HTMLFormElement | null>;
  readonly problemOf: (name: Name) => string | undefined;
  /** Whether it may be sent; else the first field that is wrong has the focus. */
  readonly check: () => boolean;
  /** Whether the server refused for something that no field tells. */
  readonly isElsewhere: boolean;
};

/** `wrong` is told from the first try to send on, `refusal` is what the server said to that. */
export function useFieldProblems<Name extends string>(
  wrong: Wrong<Name>,
  refusal: unknown,
): FieldProblems<Name> {
  const ref = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  useEffect(() => {
    if (refusal !== null) focusWrong(ref.current);
  }, [refusal]);
  const names = Object.keys(wrong);
  return {
    ref,
    problemOf: (name) => (tried ? wrong[name] : undefined) ?? findProblem(refusal, name),
    check: () => {
      // Shown before the field that is wrong can be found.
      flushSync(() => setTried(true));
      const isRight = Object.values(wrong).every((problem) => problem === undefined);
      if (!isRight) focusWrong(ref.current);
      return isRight;
    },
    isElsewhere: refusal !== null && names.every((name) => findProblem(refusal, name) === undefined),
  };
}
