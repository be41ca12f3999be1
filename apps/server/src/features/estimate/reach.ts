import type {
  Condition,
  ConditionOn,
  ExperienceDefinition,
  Expression,
  Field,
  RowAction,
} from '@facet/engine';

/** What is remembered of a visitor: whether Klaviyo has identified them, and of segments `true`, `false` or `null`. */
export type Known = {
  readonly identified: boolean;
  readonly memberOf: (segment: string) => boolean | null;
};

/** An audience of which memberships tell something: nothing that is remembered tells who opens a link. */
export type EstimableAudience = Exclude<ExperienceDefinition['audience'], { readonly type: 'link' }>;

type Open = { readonly true: boolean; readonly false: boolean; readonly unknown: boolean };
const open: Open = { true: true, false: true, unknown: true };

/**
 * Whether an experience could take a visitor, as far as Klaviyo decides it: every other condition is taken to come out
 * as it has to.
 */
export function canBeTaken(audience: EstimableAudience, known: Known): boolean {
  switch (audience.type) {
    case 'everyone':
      return true;
    case 'custom':
      return findOpen(audience.expression, known).true;
    case 'advanced': {
      for (const { when, action } of audience.rows) {
        const row = findOpen(when, known);
        if (row.true && takes(action)) return true;
        if (!row.false) return false;
      }
      return takes(audience.otherwise);
    }
    default:
      throw new TypeError(audience satisfies never);
  }
}

const aboutKlaviyo: readonly Field[] = ['klaviyo_segment', 'identified'];

/** The fields of an audience's conditions that an estimate leaves out. */
export function listLeftOut(conditions: readonly Condition[]): readonly Field[] {
  return [...new Set(conditions.map(({ field }) => field))].filter((field) => !aboutKlaviyo.includes(field));
}

function takes({ type }: RowAction): boolean {
  return type === 'split' || type === 'assign';
}

/** What an expression can come to for a visitor of whom this is known. */
function findOpen(expression: Expression, known: Known): Open {
  if ('not' in expression) return deny(findOpen(expression.not, known));
  if ('and' in expression) return joinAll(expression.and.map((part) => findOpen(part, known)));
  if ('or' in expression) return deny(joinAll(expression.or.map((part) => deny(findOpen(part, known)))));
  if (expression.field === 'identified') return only(expression.value === known.identified);
  return expression.field === 'klaviyo_segment' ? only(answer(expression, known)) : open;
}

function answer({ operator, value }: ConditionOn<'klaviyo_segment'>, known: Known): boolean | null {
  const each = [value].flat().map((key) => (known.identified ? known.memberOf(key) : null));
  const dominant = operator !== 'all_of';
  const joined = each.includes(dominant) ? dominant : each.includes(null) ? null : !dominant;
  if (joined === null) return null;
  return joined !== (operator === 'does_not_equal' || operator === 'none_of');
}

function only(value: boolean | null): Open {
  return { true: value === true, false: value === false, unknown: value === null };
}

function deny({ true: yes, false: no, unknown }: Open): Open {
  return { true: no, false: yes, unknown };
}

function joinAll(parts: readonly Open[]): Open {
  return {
    true: parts.every((part) => part.true),
    false: parts.some((part) => part.false),
    unknown: parts.some((part) => part.unknown) && parts.every((part) => part.true || part.unknown),
  };
}
