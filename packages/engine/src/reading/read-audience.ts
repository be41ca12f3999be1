import type {
  AudienceRow,
  PersonalizationAudience,
  RowAction,
  TestAudience,
} from '../definition/experience.ts';
import type { VariationId } from '../definition/ids.ts';
import { limits } from './limits.ts';
import { describe, type Reader, refuse } from './place.ts';
import { readCondition } from './read-condition.ts';
import { expressionOf } from './read-expression.ts';
import { readRowId, readVariationId } from './read-ids.ts';
import { choiceOf, flag, listOf, objectOf, oneOf, uniqueById } from './readers.ts';

type ActionOf<Type extends RowAction['type']> = Extract<RowAction, { readonly type: Type }>;
type AudienceOf<Type extends TestAudience['type']> = Extract<TestAudience, { readonly type: Type }>;

const expression = expressionOf(readCondition);
const everyone = objectOf<AudienceOf<'everyone'>>({ type: oneOf(['everyone']) });
const custom = objectOf<AudienceOf<'custom'>>({ type: oneOf(['custom']), expression });

/** Reads who sees a personalization. */
export const readPersonalizationAudience: Reader<PersonalizationAudience> = choiceOf<PersonalizationAudience>(
  'type',
  { everyone, custom },
);

/** Reads who enters a test that has these variations. */
export function testAudienceOf(variationIds: readonly string[]): Reader<TestAudience> {
  const action = actionOf(variationIds);
  const row = objectOf<AudienceRow>({ id: readRowId, when: expression, action, counted: flag });
  const advanced = objectOf<AudienceOf<'advanced'>>({
    type: oneOf(['advanced']),
    rows: uniqueById(listOf(row, 0, limits.rows)),
    otherwise: action,
  });
  return choiceOf<TestAudience>('type', { everyone, custom, advanced });
}

function actionOf(variationIds: readonly string[]): Reader<RowAction> {
  const variation: Reader<VariationId> = (value, place) => {
    const id = readVariationId(value, place);
    if (id === undefined || variationIds.includes(id)) return id;
    return refuse(place, `there is no variation ${describe(id)}; there are: ${variationIds.join(', ')}`);
  };
  return choiceOf<RowAction>('type', {
    split: objectOf<ActionOf<'split'>>({ type: oneOf(['split']) }),
    assign: objectOf<ActionOf<'assign'>>({ type: oneOf(['assign']), variation }),
    exclude: objectOf<ActionOf<'exclude'>>({ type: oneOf(['exclude']) }),
    leave: objectOf<ActionOf<'leave'>>({ type: oneOf(['leave']) }),
  });
}
