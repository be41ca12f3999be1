/** Under which keys answers about experiences are kept. */
export const experienceKeys = {
  all: (storeId: string) => ['stores', storeId, 'experiences'] as const,
  one: (storeId: string, experienceId: string) => ['stores', storeId, 'experiences', experienceId] as const,
};
