// Mantine wears Botica's tokens: `tokens.css` holds the colours, this file says where Mantine uses them.

import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** Only for Mantine's arithmetic; what is painted comes from `--accent`. */
const accent: MantineColorsTuple = [
  '#eef6f6',
  '#dcecec',
  '#b9dadb',
  '#94c9cc',
  '#6cc3c8',
  '#3f9ba1',
  '#237d84',
  '#136a71',
  '#0b5f66',
  '#084a50',
];

/** Warm greys where Mantine reaches for its own; the fourth edges what is written in or ticked, at 3:1. */
const gray: MantineColorsTuple = [
  '#f9f8f5',
  '#f4f3ef',
  '#eceae4',
  '#dcd9d0',
  '#8b8f86',
  '#7d827a',
  '#6b726b',
  '#5b635e',
  '#3b423e',
  '#1d2320',
];

const dark: MantineColorsTuple = [
  '#e8ebe7',
  '#c9cfca',
  '#a3aca6',
  '#8b958f',
  '#6f7a74',
  '#2f3632',
  '#1d2220',
  '#151917',
  '#111513',
  '#0c0f0e',
];

export const theme = createTheme({
  colors: { accent, gray, dark },
  primaryColor: 'accent',
  primaryShade: { light: 8, dark: 4 },
  fontFamily: '"Atkinson Hyperlegible Next Variable", system-ui, sans-serif',
  fontFamilyMonospace: '"JetBrains Mono Variable", ui-monospace, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '15px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.3', sm: '1.4', md: '1.4', lg: '1.4', xl: '1.4' },
  headings: {
    fontWeight: '700',
    sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '17px' }, h3: { fontSize: '15px' } },
  },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '8px', xl: '16px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  shadows: {
    md: '0 6px 18px light-dark(#0002, #0008)',
    xl: '0 10px 40px light-dark(#0003, #000a)',
  },
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    if (input.variant === 'filled' && (input.color ?? 'accent') === 'accent') {
      return {
        ...colors,
        background: 'var(--accent)',
        hover: 'var(--accent-strong)',
        color: 'var(--on-accent)',
      };
    }
    return colors;
  },
  components: {
    Modal: {
      defaultProps: {
        centered: true,
        padding: 'md',
        radius: 'md',
        transitionProps: { duration: 100 },
        overlayProps: { backgroundOpacity: 0.35 },
      },
      styles: {
        content: { background: 'var(--sheet)' },
        header: { background: 'var(--sheet)' },
        title: { fontSize: '17px', fontWeight: 700 },
      },
    },
    // One place for all that floats, so that the lock screen can silence it.
    Portal: { defaultProps: { target: '#floating' } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 200, transitionProps: { duration: 80 } } },
    Popover: { defaultProps: { transitionProps: { duration: 80 }, shadow: 'md' } },
    Menu: { defaultProps: { transitionProps: { duration: 80 }, shadow: 'md' } },
    Combobox: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'md' } },
  },
});

const everywhere = {
  '--mantine-color-body': 'var(--ground)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--dim)',
  '--mantine-color-placeholder': 'var(--dim)',
  '--mantine-color-default': 'var(--sheet)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--dim)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-color': 'var(--accent)',
  '--mantine-color-accent-outline': 'var(--accent)',
  '--mantine-color-accent-text': 'var(--accent)',
};

/** `light-dark()` in the tokens chooses; Mantine needs the same names under each scheme to overrule its own. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: everywhere,
  dark: everywhere,
});
