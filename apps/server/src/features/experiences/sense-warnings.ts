import { type ExperienceDefinition, type Expression, listLeaves } from '@facet/engine';
import type { Warning } from '@facet/protocol';
import { type ExpressionPlace, listExpressionPlaces } from './condition-places.ts';
import { findContradiction, findSense } from './expression-sense.ts';

/** More conditions are nobody's by hand; looking through all of them would take time that visitors need. */
const mostConditions = 100;

/** Tells of rules that can never be true, that are always true, and of what such a rule leaves without effect. */
export function listSenseWarnings(definition: ExperienceDefinition): readonly Warning[] {
  const { pages, audience } = definition;
  const places = listExpressionPlaces(definition);
  const conditions = [
    ...places.map(({ expression }) => expression),
    ...(pages === null ? [] : [pages]),
  ].flatMap(listLeaves);
  if (conditions.length > mostConditions) return listShares(definition);
  const rows = audience.type === 'advanced' ? audience.rows.length : 0;
  return [
    ...places.flatMap((place) => judge(place, rows)),
    ...(pages === null ? [] : judgePages(pages)),
    ...listShares(definition),
  ];
}

function judge({ path, expression, row }: ExpressionPlace, rows: number): readonly Warning[] {
  const where = row === null ? '' : `Row ${row + 1}: `;
  const sense = findSense(expression);
  if (!sense.true) {
    return [toNever(path, expression, `${where}nobody can ever fit this rule`, 'so nobody gets in by it')];
  }
  if (sense.false || sense.unknown) return listIdleGroups(path, expression, where, 'everybody');
  if (row === null) {
    const message =
      'Every visitor fits this rule, so it is the same as Everyone. Make it that, or change the rule.';
    return [{ code: 'always_true', message, path }];
  }
  const message =
    `Row ${row + 1} fits every visitor, so what stands below it is never reached. Move it to the end, or take ` +
    'away what is below.';
  return row === rows - 1 ? [] : [{ code: 'rows_unreached', message, path }];
}

function judgePages(pages: Expression): readonly Warning[] {
  const path = 'definition.pages';
  const sense = findSense(pages);
  if (!sense.true) {
    return [toNever(path, pages, 'no page can ever fit the rule for pages', 'so it shows nowhere')];
  }
  if (sense.false) return listIdleGroups(path, pages, 'Pages: ', 'every page');
  const message = 'Every page fits the rule for pages, so it can be left out.';
  return [{ code: 'always_true', message, path }];
}

function toNever(path: string, expression: Expression, what: string, outcome: string): Warning {
  const parts = 'and' in expression ? expression.and : [];
  const culprits = findContradiction(parts) ?? [];
  const last = culprits.at(-1);
  const groups = culprits.map((place) => `group ${place + 1}`).join(' and ');
  const why =
    culprits.length === 0
      ? 'its conditions exclude each other'
      : culprits.length === 1
        ? `what ${groups} asks can never be`
        : `${groups} exclude each other`;
  return {
    code: 'never_true',
    message: capitalize(`${what}: ${why}, ${outcome}. Change one of the conditions, or take it out.`),
    path: last === undefined ? path : `${path}.and[${last}]`,
  };
}

/** Groups that let everybody through beside others that do not. */
function listIdleGroups(
  path: string,
  expression: Expression,
  where: string,
  whom: string,
): readonly Warning[] {
  if (!('and' in expression)) return [];
  return expression.and.flatMap((group, index): Warning[] => {
    const sense = findSense(group);
    if (sense.false || sense.unknown) return [];
    const message = capitalize(
      `${where}group ${index + 1} fits ${whom}, so it has no effect. Change it, or take it out.`,
    );
    return [{ code: 'group_always_true', message, path: `${path}.and[${index}]` }];
  });
}

function listShares(definition: ExperienceDefinition): readonly Warning[] {
  const warnings: Warning[] = [];
  if (definition.allocation === 0) {
    const message = 'The share of the audience that takes part is 0 %, so nobody new gets in. Raise it.';
    warnings.push({ code: 'nobody_takes_part', message, path: 'definition.allocation' });
  }
  if (definition.kind === 'personalization' && definition.holdout === 1) {
    const message = 'The holdout is 100 %, so everybody keeps seeing the original. Lower it.';
    warnings.push({ code: 'all_held_out', message, path: 'definition.holdout' });
  }
  return warnings;
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
