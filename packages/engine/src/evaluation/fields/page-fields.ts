import { compileTextual, textField } from '../compile-text-test.ts';
import { none } from '../scope.ts';
import type { Fields } from '../vocabulary.ts';

/** The fields that the page's address answers. */
export const pageFields: Fields = {
  page_path: textField(({ context }) => context.page.path),
  page_url: textField(({ context }) => context.page.url),
  url_parameter: (condition, environment) => {
    const { name } = condition;
    return compileTextual(condition, environment, ({ context: { page } }) => {
      const values = page.parameters[name];
      // The name is the merchant's and may be one that every object knows, such as `constructor`.
      return Array.isArray(values) ? values : none;
    });
  },
};
