import { createTheme, type MantineColorsTuple } from '@mantine/core';

const facet: MantineColorsTuple = [
  '#eeeefb',
  '#dadaf3',
  '#b3b2e4',
  '#8988d6',
  '#6766cb',
  '#5251c4',
  '#4746c0',
  '#3a39aa',
  '#333298',
  '#2a2986',
];

/** Colours and shapes of the admin. Text and controls keep a contrast of at least 4.5 to 1. */
export const theme = createTheme({
  colors: { facet },
  primaryColor: 'facet',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
});
