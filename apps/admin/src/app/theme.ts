import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

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

// The list itself scrolls, so that it can be scrolled by keyboard and is one thing for screen readers.
const listProps = {
  withScrollArea: false,
  styles: { options: { maxHeight: 320, overflowY: 'auto' } },
} as const;

/** Colours and shapes of the admin. */
export const theme = createTheme({
  colors: { facet },
  primaryColor: 'facet',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Notification: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Dismiss' },
        styles: { description: { color: 'var(--mantine-color-dimmed)' } },
      },
    },
    Modal: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        styles: { title: { fontWeight: 700, lineHeight: 1.35 } },
      },
    },
    Select: { defaultProps: listProps },
    MultiSelect: {
      // What is typed needs no line of its own below what is chosen.
      defaultProps: { ...listProps, styles: { ...listProps.styles, inputField: { minWidth: 40 } } },
    },
    Autocomplete: { defaultProps: listProps },
  },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
});

/** Where the library's own colours for text fall short of a contrast of 4.5 to 1. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5a6068',
    '--mantine-color-placeholder': '#6b7178',
    '--mantine-color-error': '#b42318',
    '--mantine-color-green-light-color': '#14532d',
    '--mantine-color-yellow-light-color': '#713f12',
    '--mantine-color-orange-light-color': '#7c2d12',
    '--mantine-color-red-light-color': '#8f1a1a',
    '--mantine-color-blue-light-color': '#0b4a8f',
    '--mantine-color-gray-light-color': '#343a40',
    '--mantine-color-gray-outline': '#5a6068',
  },
  dark: {
    '--mantine-color-dimmed': '#a6a7ab',
    '--mantine-color-placeholder': '#a6a7ab',
    '--mantine-color-anchor': '#b3b2e4',
    '--mantine-color-error': '#ff9a9a',
    '--mantine-color-facet-light-color': '#dadaf3',
    '--mantine-color-facet-text': '#b3b2e4',
    '--mantine-color-gray-outline': '#a6a7ab',
    // Grey on grey, and not a hole.
    '--mantine-color-gray-light': 'var(--mantine-color-dark-5)',
    '--mantine-color-dark-light-color': '#c9c9c9',
  },
});
