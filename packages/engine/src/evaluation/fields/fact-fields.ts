import type { AttributeValue } from '../../decision/circumstances.ts';
import type { ConditionOn } from '../../definition/condition.ts';
import { compileTextual, isNegation, isPresence, type TextualCondition } from '../compile-text-test.ts';
import { none, type Scope } from '../scope.ts';
import type { Fields } from '../vocabulary.ts';

const toUpper = (text: string): string => text.toUpperCase();

const compileAttribute: NonNullable<Fields['attribute']> = (condition, environment) => {
  if (!isAboutNumbers(condition)) {
    const ifMissing = isPresence(condition) ? none : undefined;
    return compileTextual(condition, environment, (scope) => {
      if (!scope.context.attributes) return undefined;
      const value = readAttribute(scope, condition.name);
      if (value === undefined) return ifMissing;
      return typeof value === 'object' ? value : String(value);
    });
  }
  const test = compileNumberTest(condition);
  return (scope) => {
    const number = toNumber(readAttribute(scope, condition.name));
    return number === undefined ? 'not_provided' : test(number);
  };
};

/** The fields that the browser, the page or a proxy tells. */
export const factFields: Fields = {
  country: (condition) => {
    const negated = isNegation(condition);
    const codes = condition.value.map(toUpper);
    return ({ context: { country } }) => {
      if (!country) return 'not_provided';
      return country.state === 'known' ? codes.includes(toUpper(country.code)) !== negated : country.cause;
    };
  },
  language: (condition) => {
    const negated = isNegation(condition);
    const ranges = condition.value.map((range) => `${toUpper(range)}-`);
    return ({ context: { language } }) => {
      if (!language) return 'not_provided';
      const tag = `${toUpper(language)}-`;
      return ranges.some((range) => tag.startsWith(range)) !== negated;
    };
  },
  cookie: (condition, environment) =>
    compileTextual(condition, environment, ({ context: { cookies } }) => {
      if (!cookies) return undefined;
      const value = cookies[condition.name];
      return typeof value === 'string' ? value : none;
    }),
  attribute: compileAttribute,
  javascript: (condition) => {
    const negated = isNegation(condition);
    return ({ context: { evaluateJavaScript } }) => {
      if (!evaluateJavaScript) return 'not_provided';
      try {
        const result = evaluateJavaScript(condition.value);
        // A promise says nothing yet, and would always count as true.
        if (typeof result === 'object' && result !== null && 'then' in result) return 'failed';
        return Boolean(result) !== negated;
      } catch {
        return 'failed';
      }
    };
  },
};

type AboutNumbers = Exclude<ConditionOn<'attribute'>, TextualCondition>;

function isAboutNumbers(condition: ConditionOn<'attribute'>): condition is AboutNumbers {
  return 'value' in condition && (typeof condition.value === 'number' || 'from' in Object(condition.value));
}

function compileNumberTest(condition: AboutNumbers): (number: number) => boolean {
  switch (condition.operator) {
    case 'less_than':
      return (number) => number < condition.value;
    case 'at_most':
      return (number) => number <= condition.value;
    case 'greater_than':
      return (number) => number > condition.value;
    case 'at_least':
      return (number) => number >= condition.value;
    case 'is_between':
    case 'is_not_between': {
      const { from, to } = condition.value;
      const negated = isNegation(condition);
      if (!(from <= to)) throw new TypeError('range');
      return (number) => (from <= number && number <= to) !== negated;
    }
    default:
      throw new TypeError(condition satisfies never);
  }
}

function readAttribute({ context: { attributes } }: Scope, name: string): AttributeValue | undefined {
  const value = attributes?.[name];
  // The name may be one that every object knows, such as `constructor`.
  return Array.isArray(value) || /^(string|number|boolean)$/.test(typeof value) ? value : undefined;
}

/** Themes write numbers as text more often than not. */
function toNumber(value: AttributeValue | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof number === 'number' && Math.abs(number) < Infinity ? number : undefined;
}
