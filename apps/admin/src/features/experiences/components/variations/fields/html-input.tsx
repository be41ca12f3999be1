import { findHtmlProblem, type HtmlRisk, listHtmlRisks } from '@facet/engine';
import { List } from '@mantine/core';
import { CodeInput } from '../../../../../ui/code/code-input.tsx';
import { toCodeError } from '../../../changes/code-error.ts';

type Props = {
  readonly label: string;
  readonly description: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (html: string) => void;
};

/** HTML: what is wrong with it and what will not do what it seems to is told while it is typed. */
export function HtmlInput({ value, ...props }: Props) {
  const risks = listHtmlRisks(value);
  return (
    <>
      <CodeInput {...props} language="html" value={value} error={toCodeError(findHtmlProblem(value))} />
      {risks.length === 0 ? null : (
        <List size="sm" aria-live="polite" style={{ overflowWrap: 'anywhere' }}>
          {risks.map((risk) => (
            <List.Item key={toRiskWords(risk)}>{toRiskWords(risk)}</List.Item>
          ))}
        </List>
      )}
    </>
  );
}

function toRiskWords(risk: HtmlRisk): string {
  if (risk.kind === 'script') {
    return 'The <script> in it will not run. Use a change of the kind JavaScript for code.';
  }
  return `The ${risk.attribute} of <${risk.element}> does nothing in shops that forbid inline code by a Content-Security-Policy. A change of the kind JavaScript can listen for it instead.`;
}
