import type {
  AudienceRow,
  PersonalizationAudience,
  RowAction,
  TestAudience,
} from '../definition/experience.ts';
import type { VariationId } from '../definition/ids.ts';
import { limits } from './limits.ts';
import { listOf, uniqueById } from './list-of.ts';
import { choiceOf, objectOf } from './object-of.ts';
import { describe, refuse } from './place.ts';
import { readCondition } from './read-condition.ts';
import { expressionOf } from './read-expression.ts';
import { readRowId, readVariationId } from './read-ids.ts';
import { about, named, type Reader, readerOf } from './reader.ts';
import { flag, oneOf, text } from './readers.ts';

type ActionOf<Type extends RowAction['type']> = Extract<RowAction, { readonly type: Type }>;
type AudienceOf<Type extends TestAudience['type']> = Extract<TestAudience, { readonly type: Type }>;

const expression = expressionOf('expression', readCondition);
const everyone = objectOf<AudienceOf<'everyone'>>({ type: oneOf(['everyone']) });
const custom = objectOf<AudienceOf<'custom'>>({ type: oneOf(['custom']), expression });

/** Reads who sees a personalization. */
export const readPersonalizationAudience: Reader<PersonalizationAudience> = choiceOf<PersonalizationAudience>(
  'type',
  {
    everyone,
    custom,
    link: about(
      'Whoever came to the store by an address with facet_link=<token> during this visit.',
      objectOf<Extract<PersonalizationAudience, { readonly type: 'link' }>>({
        type: oneOf(['link']),
        token: text(limits.tokenLength, {
          pattern: /^[\w.~-]+$/,
          says: 'the end of a link is made of letters, digits and . _ ~ -',
        }),
      }),
    ),
  },
);

/** Reads who enters a test that has these variations. */
export function testAudienceOf(variationIds: readonly string[]): Reader<TestAudience> {
  const action = actionOf(variationIds);
  const row = objectOf<AudienceRow>({
    id: readRowId,
    when: expression,
    action,
    counted: about('false keeps the visitors of the row out of the results.', flag),
  });
  const advanced = objectOf<AudienceOf<'advanced'>>({
    type: oneOf(['advanced']),
    rows: uniqueById(listOf(row, 0, limits.rows)),
    otherwise: action,
  });
  return choiceOf<TestAudience>('type', {
    everyone,
    custom: about(
      'Visitors whom the expression matches are split; the rest get the control for good, not counted.',
      custom,
    ),
    advanced: about(
      'The first row whose expression is true wins; a row that is unknown stops the walk.',
      advanced,
    ),
  });
}

function actionOf(variationIds: readonly string[]): Reader<RowAction> {
  const variation = readerOf<VariationId>(readVariationId.toSchema, (value, place) => {
    const id = readVariationId(value, place);
    if (id === undefined || variationIds.includes(id)) return id;
    return refuse(place, `there is no variation ${describe(id)}; there are: ${variationIds.join(', ')}`);
  });
  return named(
    'rowAction',
    about(
      'What happens to the visitors of a row. "leave" is looked at again on every page.',
      choiceOf<RowAction>('type', {
        split: objectOf<ActionOf<'split'>>({ type: oneOf(['split']) }),
        assign: objectOf<ActionOf<'assign'>>({ type: oneOf(['assign']), variation }),
        exclude: objectOf<ActionOf<'exclude'>>({ type: oneOf(['exclude']) }),
        leave: objectOf<ActionOf<'leave'>>({ type: oneOf(['leave']) }),
      }),
    ),
  );
}
