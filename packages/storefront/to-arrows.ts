import { parseSync, Visitor } from 'rolldown/utils';

type Node = { readonly type: string; readonly start: number; readonly end: number };
type Declaration = Node & {
  readonly async: boolean;
  readonly generator: boolean;
  readonly id: Node;
  readonly params: readonly Node[];
  readonly body: Node & { readonly body: readonly (Node & { readonly argument?: Node | null })[] };
};

/**
 * Writes the functions that stand directly in the script's one function as arrows, which are shorter, before all else: what
 * is called while the script begins is there. Those that speak of `this` stay.
 */
export function toArrows(script: string): string {
  const statements = listStatements(script);
  const [first] = statements;
  const last = statements.at(-1);
  if (!first || !last) return script;
  const arrows = statements.filter(isArrowable(script)).map((declaration) => toArrow(script, declaration));
  const values = statements.filter(isValues).map((node) => textOf(script, node).replace(/^let |;$/g, ''));
  const rest = statements.filter((node) => !isArrowable(script)(node) && !isValues(node));
  const texts = rest.map((node) => textOf(script, node));
  const head = script.slice(0, first.start);
  return `${head}let ${[...arrows, ...values].join()};${texts.join('')}${script.slice(last.end)}`;
}

function isValues({ type }: Node): boolean {
  return type === 'VariableDeclaration';
}

/**
 * Writes arrows that do one thing as that thing: `()=>{a()}` as `()=>a()`. They return something then, which nobody who calls
 * them looks at.
 */
export function toOneLiners(script: string): string {
  const edits: (Node & { readonly text: string })[] = [];
  new Visitor({
    ArrowFunctionExpression: ({ body }) => {
      if (body.type !== 'BlockStatement' || body.body.length !== 1) return;
      const [only] = body.body;
      if (only?.type !== 'ExpressionStatement') return;
      const text = textOf(script, only.expression);
      const isBare = only.expression.type !== 'SequenceExpression' && !text.startsWith('{');
      edits.push({ type: body.type, start: body.start, end: body.end, text: isBare ? text : `(${text})` });
    },
  }).visit(parseSync('script.js', script).program);
  const innermost = edits.filter((edit) => !edits.some((other) => other !== edit && contains(edit, other)));
  if (innermost.length === 0) return script;
  let shorter = '';
  let from = 0;
  for (const { start, end, text } of innermost) {
    shorter += script.slice(from, start) + text;
    from = end;
  }
  return toOneLiners(shorter + script.slice(from));
}

function contains(outer: Node, inner: Node): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function isArrowable(script: string): (node: Node) => node is Declaration {
  return (node): node is Declaration =>
    node.type === 'FunctionDeclaration' && !/\bthis\b|\barguments\b|^function\*/.test(textOf(script, node));
}

function toArrow(script: string, { async: isAsync, id, params, body }: Declaration): string {
  const texts = params.map((param) => textOf(script, param));
  const only = params.length === 1 && params[0]?.type === 'Identifier';
  const head = only ? texts.join() : `(${texts.join()})`;
  return `${textOf(script, id)}=${isAsync ? 'async ' : ''}${head}=>${toBody(script, body)}`;
}

function toBody(script: string, body: Declaration['body']): string {
  const [first, ...rest] = body.body;
  const value = first?.type === 'ReturnStatement' && rest.length === 0 ? first.argument : undefined;
  if (!value) return textOf(script, body);
  const text = textOf(script, value);
  return value.type === 'SequenceExpression' || text.startsWith('{') ? `(${text})` : text;
}

/** The statements of `var name=(function(){…})();`. */
function listStatements(script: string): readonly Node[] {
  const [first] = parseSync('script.js', script).program.body;
  const init = first?.type === 'VariableDeclaration' ? first.declarations[0]?.init : undefined;
  let outer = init?.type === 'CallExpression' ? init.callee : init;
  if (outer?.type === 'ParenthesizedExpression') outer = outer.expression;
  if (outer?.type !== 'FunctionExpression' || !outer.body) throw new Error('The script is not one function.');
  return outer.body.body;
}

function textOf(script: string, { start, end }: Node): string {
  return script.slice(start, end);
}
