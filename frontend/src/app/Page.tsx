import { Button } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { Link, type LinkProps, useRouter } from '@tanstack/react-router';
import { type ComponentType, memo, type ReactNode, useEffect } from 'react';
import { t } from '../i18n';
import { WalkButtons } from '../ui/WalkButtons';
import { ariaKeys, keyNames } from './keyNames';
import classes from './Page.module.css';
import { useRemembered } from './recent';
import { useShell } from './shellContext';
import { type Shortcut, useShortcuts } from './shortcuts';

export interface Crumb {
  label: string;
  to: NonNullable<LinkProps['to']>;
}

export interface PrimaryAction {
  label: string;
  onClick: () => void;
  /** A plus for what makes a new one (no `keys`), otherwise none. */
  icon?: ComponentType<{ size?: number; stroke?: number }>;
  /** The key that does the same; `n` unless said otherwise. */
  keys?: string;
  disabled?: boolean;
  loading?: boolean;
}

export interface PageProps {
  title: string;
  /** Quiet figure after the title: how many there are. */
  count?: string;
  /** A word beside the title, such as a StatusBadge. */
  badge?: ReactNode;
  /** The way up. Esc goes back. */
  breadcrumb?: readonly Crumb[];
  /** The one thing to do here, at the right end of the top bar. */
  primary?: PrimaryAction;
  /** Quieter controls left of it: a menu, an export button. */
  actions?: ReactNode;
  /** Keys of this page, for `?`. */
  shortcuts?: readonly Shortcut[];
  /** `fill`: the content takes the height and scrolls by itself (lists). Otherwise the page scrolls. */
  layout?: 'scroll' | 'fill';
  children: ReactNode;
}

const NO_CRUMBS: readonly Crumb[] = [];
const NO_SHORTCUTS: readonly Shortcut[] = [];

/** One page: top bar with title and primary action, content beneath. */
export function Page(props: PageProps) {
  const { title, count, badge, breadcrumb = NO_CRUMBS, actions, layout = 'scroll', children } = props;
  const primary = useCallbackRef(props.primary?.onClick);
  usePageKeys(props);
  useRemembered(title);
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title]);
  return (
    <div className={classes.page}>
      <header className={classes.bar}>
        <div className={classes.titles}>
          <Breadcrumb crumbs={breadcrumb} />
          <h1 className={classes.title} title={title}>
            {title}
          </h1>
          {count !== undefined && <span className={`${classes.count} num`}>{count}</span>}
          {badge && <div className={classes.badge}>{badge}</div>}
          <WalkButtons />
        </div>
        <FinderButton />
        <div className={classes.actions}>
          {actions}
          {props.primary && <PrimaryButton {...props.primary} onClick={primary} />}
        </div>
      </header>
      <div className={classes.content} data-layout={layout}>
        {children}
      </div>
    </div>
  );
}

function usePageKeys({ breadcrumb = NO_CRUMBS, primary, shortcuts = NO_SHORTCUTS }: PageProps) {
  const router = useRouter();
  const parent = breadcrumb.at(-1);
  const keys: Shortcut[] = [...shortcuts];
  if (primary && !primary.disabled) {
    keys.push({ keys: primary.keys ?? 'n', label: primary.label, run: primary.onClick });
  }
  if (parent) {
    const back = () =>
      router.history.canGoBack() ? router.history.back() : void router.navigate({ to: parent.to } as never);
    keys.push({ keys: 'Escape', label: t('keys.back'), run: back });
  }
  useShortcuts(keys);
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label={t('shell.breadcrumb')} className={classes.crumbs}>
      {crumbs.map((crumb) => (
        <span key={crumb.to}>
          <Link to={crumb.to} className={classes.crumb}>
            {crumb.label}
          </Link>
          <span aria-hidden="true" className={classes.slash}>
            /
          </span>
        </span>
      ))}
    </nav>
  );
}

const FinderButton = memo(() => {
  const { openFinder } = useShell();
  return (
    <button type="button" className={classes.finder} onClick={openFinder} aria-label={t('shell.find')}>
      <IconSearch size={16} stroke={1.5} aria-hidden />
      <span>{t('shell.find')}</span>
      <kbd aria-hidden>{keyNames('mod+k')}</kbd>
    </button>
  );
});

const PrimaryButton = memo(({ label, onClick, icon, keys, disabled, loading }: PrimaryAction) => {
  const Icon = icon ?? (keys ? undefined : IconPlus);
  return (
    <Button
      onClick={onClick}
      disabled={disabled}
      loading={loading}
      leftSection={Icon && <Icon size={16} stroke={1.5} />}
      aria-keyshortcuts={ariaKeys(keys ?? 'n')}
    >
      {label}
    </Button>
  );
});
