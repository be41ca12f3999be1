import { Textarea, type TextareaProps } from '@mantine/core';
import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import classes from './code-input.module.css';
import type { CodeLanguage, Piece } from './tokenize.ts';

type Props = Pick<TextareaProps, 'label' | 'description' | 'placeholder' | 'error'> & {
  readonly language: CodeLanguage;
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly minRows?: number;
};

/** Several lines of code, painted by what they mean. It is a text field like any other: the Tab key leaves it. */
export function CodeInput({ language, value, onChange, minRows = 3, ...props }: Props) {
  const pieces = usePieces(value, language);
  const paint = useRef<HTMLPreElement>(null);
  const renderField = (field: ReactNode) => (
    <div className={classes['stack']}>
      {field}
      {pieces === undefined ? null : <Paint ref={paint} pieces={pieces} />}
    </div>
  );
  return (
    <Textarea
      {...props}
      autosize
      minRows={minRows}
      maxRows={16}
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      value={value}
      classNames={{
        input: [classes['input'], pieces === undefined ? undefined : classes['painted']].join(' '),
      }}
      inputContainer={renderField}
      onScroll={({ currentTarget }) => paint.current?.scrollTo(0, currentTarget.scrollTop)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

type PaintProps = { readonly ref: Ref<HTMLPreElement>; readonly pieces: readonly Piece[] };

/** The same signs again, in color; nobody but eyes has any use of it. */
function Paint({ ref, pieces }: PaintProps) {
  return (
    <pre ref={ref} aria-hidden className={classes['paint']}>
      {pieces.map(({ text, kind }, index) => (
        <span key={`${index + 1}-${kind ?? ''}`} className={classes[looks[kind ?? ''] ?? '']}>
          {text}
        </span>
      ))}
      {'\n'}
    </pre>
  );
}

type Tokenize = (code: string, language: CodeLanguage) => readonly Piece[];

/** The code in pieces, once what cuts it has been loaded; until then, and where that fails, it is plain. */
function usePieces(code: string, language: CodeLanguage): readonly Piece[] | undefined {
  const [cut, setCut] = useState<Tokenize>();
  useEffect(() => {
    let isHere = true;
    const load = async () => {
      const { tokenize } = await import('./tokenize.ts');
      if (isHere) setCut(() => tokenize);
    };
    load().catch(() => undefined);
    return () => {
      isHere = false;
    };
  }, []);
  return code === '' ? undefined : cut?.(code, language);
}

const looks: Readonly<Record<string, string>> = {
  comment: 'comment',
  prolog: 'comment',
  tag: 'name',
  property: 'name',
  function: 'name',
  'class-name': 'name',
  'attr-name': 'word',
  keyword: 'word',
  atrule: 'word',
  rule: 'word',
  important: 'word',
  selector: 'word',
  'string-property': 'name',
  string: 'value',
  'template-string': 'value',
  'attr-value': 'value',
  url: 'value',
  regex: 'value',
  number: 'number',
  boolean: 'number',
};
