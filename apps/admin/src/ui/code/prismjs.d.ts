declare module 'prismjs' {
  /** A piece of code that belongs together: what it is, and what it is made of. */
  export type Token = {
    readonly type: string;
    readonly content: string | Token | readonly (string | Token)[];
  };
  type Grammar = Readonly<Record<string, unknown>>;
  const prism: {
    manual: boolean;
    readonly languages: Readonly<Record<string, Grammar | undefined>>;
    readonly tokenize: (text: string, grammar: Grammar) => readonly (string | Token)[];
  };
  export default prism;
}
