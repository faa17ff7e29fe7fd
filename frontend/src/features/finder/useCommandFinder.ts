import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Found, type FoundGroup, fits, useFinderSource } from '../../app/finder';
import { navPages } from '../../app/nav';
import { t } from '../../i18n';

/** Where each section of the settings begins. */
export const SETTINGS_SECTIONS = [
  'company',
  'currency',
  'appearance',
  'sounds',
  'units',
  'trees',
  'data',
  'about',
] as const;

const THEMES = ['auto', 'light', 'dark'] as const;

/** Lets Ctrl+K find pages, settings, and what one can begin anywhere. */
export function useCommandFinder(openKeys: () => void): void {
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const source = useMemo(() => {
    const go = (to: string, search: Record<string, string> = {}, id = '') =>
      void navigate({ to, search, params: id ? { id } : {} } as never);
    const command = (label: string, open: () => void): Found => ({ id: `command-${label}`, label, open });
    const commands = [
      command(t('catalog.newProduct'), () => go('/products', { do: 'new' })),
      command(t('parties.newSupplier'), () => go('/suppliers', { do: 'new' })),
      command(t('parties.newCustomer'), () => go('/customers', { do: 'new' })),
      command(t('purchasing.new'), () => go('/purchasing/orders/$id', {}, 'new')),
      command(t('sales.new'), () => go('/sales/orders/$id', {}, 'new')),
      command(t('finder.adjust'), () => go('/stock', { do: 'adjust' })),
      command(t('finder.transfer'), () => go('/stock', { do: 'transfer' })),
      command(t('stock.opening'), () => go('/stock', { do: 'opening' })),
      command(t('finder.import'), () => go('/settings', { do: 'import' })),
      ...THEMES.map((theme) =>
        command(t('shell.theme', { theme: t(`shell.theme.${theme}`) }), () => setColorScheme(theme)),
      ),
      command(t('keys.this'), openKeys),
    ];
    const pages = navPages.map((page) => ({
      id: page.to,
      label: t(page.full ?? page.label),
      open: () => void navigate({ to: page.to }),
    }));
    const settings = SETTINGS_SECTIONS.map((section) => ({
      id: `settings-${section}`,
      label: t(`settings.${section}`),
      detail: t(`settings.words.${section}`),
      open: () => go('/settings', { at: section }),
    }));
    const find = async (text: string): Promise<FoundGroup[]> => {
      if (!text.trim()) return [{ id: 'pages', title: t('finder.pages'), place: 1, hits: pages }];
      return [
        { id: 'pages', title: t('finder.pages'), place: 1, hits: pages.filter((hit) => fits(text, hit.label)) },
        {
          id: 'commands',
          title: t('finder.commands'),
          place: 3,
          hits: commands.filter((hit) => fits(text, hit.label)),
        },
        {
          id: 'settings',
          title: t('nav.settings'),
          place: 5,
          hits: settings.filter((hit) => fits(text, `${hit.label} ${hit.detail}`)),
        },
      ];
    };
    return { id: 'commands', find };
  }, [navigate, setColorScheme, openKeys]);
  useFinderSource(source);
}
