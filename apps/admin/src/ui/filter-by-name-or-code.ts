import type { OptionsFilter } from '@mantine/core';

/** Finds what is searched for in names, and codes as a whole: `de` finds Denmark by its name and Germany by its code. */
export const filterByNameOrCode: OptionsFilter = ({ options, search }) => {
  const sought = search.trim().toLowerCase();
  return options.filter(
    (option) =>
      'value' in option &&
      (option.value.toLowerCase() === sought || option.label.toLowerCase().includes(sought)),
  );
};
