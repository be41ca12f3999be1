import { Text } from '@mantine/core';
import { type KeyboardEvent, useId, useRef } from 'react';
import { IconPencil } from '../../../ui/icons.ts';
import classes from './editor-title.module.css';

type Props = {
  readonly name: string;
  /** What is wrong with it, where a try to save has told. */
  readonly problem: string | undefined;
  readonly mayEdit: boolean;
  readonly onChange: (name: string) => void;
};

/** A name that can be written in where it stands. Nothing is left without one: an emptied field takes its name back. */
export function EditorTitle({ name, problem, mayEdit, onChange }: Props) {
  const problemId = useId();
  const before = useRef(name);
  const isEmpty = name.trim() === '';
  const told = isEmpty ? 'Give it a name.' : problem;
  const leaveOnEnter = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.blur();
  };
  return (
    <div className={classes['title']}>
      {/* The text behind the field makes it as wide and as high as it has to be. */}
      <div className={classes['field']} data-text={name === '' ? ' ' : name}>
        <textarea
          className={classes['input']}
          aria-label="Name"
          rows={1}
          maxLength={120}
          dir="auto"
          title={name}
          disabled={!mayEdit}
          data-place="name"
          aria-invalid={told !== undefined}
          aria-describedby={told === undefined ? undefined : problemId}
          value={name}
          onFocus={() => {
            if (!isEmpty) before.current = name;
          }}
          onBlur={() => {
            if (isEmpty && before.current.trim() !== '') onChange(before.current);
          }}
          onKeyDown={leaveOnEnter}
          onChange={(event) => onChange(event.currentTarget.value.replaceAll(/[\r\n]+/g, ' '))}
        />
        {mayEdit ? <IconPencil size={16} aria-hidden className={classes['pencil'] ?? ''} /> : null}
      </div>
      {told === undefined ? null : (
        <Text
          id={problemId}
          role="alert"
          size="sm"
          data-problem-at="name"
          className={classes['problem'] ?? ''}
          c="light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))"
        >
          {told}
        </Text>
      )}
    </div>
  );
}
