/** Under which keys answers about experiences are kept. */
export const experienceKeys = {
  /** What is told of many at once, in whatever part: lists, and what others have in use. */
  all: (storeId: string) => ['stores', storeId, 'experience-lists'] as const,
  one: (storeId: string, experienceId: string) => ['stores', storeId, 'experiences', experienceId] as const,
};
