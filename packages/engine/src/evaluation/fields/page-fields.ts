import { compileTextual, textField } from '../compile-text-test.ts';
import { none } from '../scope.ts';
import type { Fields } from '../vocabulary.ts';

/** The fields that the browser answers at once: by the page's address, by its kind, by its memory. */
export const pageFields: Fields = {
  device: textField(({ context }) => context.device),
  visitor_type: textField(({ context }) => context.visitorType),
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
