import {
  ActionIcon,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  SegmentedControl,
  Select,
  Switch,
  Tabs,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';

const accent: MantineColorsTuple = [
  '#eaf0fe',
  '#d3dffc',
  '#a9c0f9',
  '#7da2ff',
  '#5580ee',
  '#3868e0',
  '#2456d6',
  '#1c47b6',
  '#163a96',
  '#112d75',
];

const bad: MantineColorsTuple = [
  '#fdecea',
  '#fbd3d0',
  '#ffb3ae',
  '#ff8a84',
  '#e8625b',
  '#d5463f',
  '#c0312b',
  '#a22621',
  '#841d19',
  '#671512',
];

const warning: MantineColorsTuple = [
  '#fdf2e0',
  '#fae3c0',
  '#f6ce8e',
  '#f0b35a',
  '#d98f2b',
  '#b87415',
  '#9a5b00',
  '#7d4a00',
  '#633a00',
  '#4a2c00',
];

const dark: MantineColorsTuple = [
  '#eceef2',
  '#c9ced7',
  '#a0a8b5',
  '#69717f',
  '#3a404b',
  '#2a2f38',
  '#20242c',
  '#171a20',
  '#0f1115',
  '#0a0c0f',
];

const motion = { duration: 120, exitDuration: 80, transition: 'fade' } as const;
const small = { defaultProps: { size: 'sm' } } as const;

/** The tokens of theme.css over Mantine: components need no styling of their own in the pages. */
export const theme = createTheme({
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  colors: { accent, bad, warning, dark },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 'sm',
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '10px', xl: '10px' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  shadows: { xs: 'none', sm: 'var(--shadow)', md: 'var(--shadow)', lg: 'var(--shadow)', xl: 'var(--shadow)' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: 'var(--size-title)', lineHeight: '1.4' },
      h2: { fontSize: 'var(--size-section)', lineHeight: '1.4' },
      h3: { fontSize: 'var(--size-body)', lineHeight: '1.4' },
    },
  },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } }),
    Button: Button.extend({
      defaultProps: { size: 'compact-sm', fw: 500, h: 30, px: 12 },
      vars: (_, { variant = 'filled' }) => ({
        root: variant === 'filled' ? { '--button-color': 'var(--on-accent)' } : {},
      }),
    }),
    Checkbox: Checkbox.extend(small),
    Input: Input.extend({ ...small, vars: () => ({ wrapper: { '--input-height': '32px' } }) }),
    InputWrapper: Input.Wrapper.extend({ ...small, styles: { label: { marginBottom: 4 }, error: { marginTop: 4 } } }),
    Menu: Menu.extend({
      defaultProps: {
        shadow: 'md',
        position: 'bottom-end',
        transitionProps: motion,
        // Its first item takes the focus however it was opened, so that the arrows work at once.
        withInitialFocusPlaceholder: false,
        menuItemTabIndex: 0,
      },
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: false,
        yOffset: '10vh',
        shadow: 'md',
        radius: 'md',
        overlayProps: { backgroundOpacity: 0.4 },
        transitionProps: motion,
        // A header outside of the page would be a landmark, and two dialogs would have the same one.
        attributes: { header: { role: 'presentation' } },
      },
      styles: {
        title: { fontSize: 'var(--size-section)', fontWeight: 600 },
        // What gets the focus scrolls clear of the title above and the buttons beneath.
        content: { scrollPaddingBlock: '60px 72px' },
      },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: motion } }),
    SegmentedControl: SegmentedControl.extend(small),
    Select: Select.extend(small),
    Switch: Switch.extend(small),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    TextInput: TextInput.extend(small),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm', autosize: true, minRows: 2, maxRows: 8 } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: motion } }),
  },
});

/** What is written in a colour on its own quiet surface: alerts, menu items, links that look like buttons. */
const light = (color: 'accent' | 'bad' | 'warning') => ({
  [`--mantine-color-${color}-light-color`]: `var(--${color})`,
  [`--mantine-color-${color}-light`]: `var(--${color}-surface)`,
  [`--mantine-color-${color}-light-hover`]: `var(--${color}-surface)`,
});

const shared = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--quiet)',
  '--mantine-color-placeholder': 'var(--quiet)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-gray-light-color': 'var(--text)',
  '--mantine-color-gray-light-hover': 'var(--hover)',
  ...light('accent'),
  ...light('bad'),
  ...light('warning'),
  '--mantine-primary-color-contrast': 'var(--on-accent)',
};

export const variables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
