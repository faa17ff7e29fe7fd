import { useBlocker, useRouter } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { useWork } from '../app/work';
import { DiscardDialog } from './DiscardDialog';

/** Asks before one leaves with something typed that is not saved. `release` lets everything pass from then on. */
export function useLeaveGuard(dirty: boolean): { dialog: ReactNode; release: () => void } {
  const released = useRef(false);
  const guarded = useRef(dirty);
  guarded.current = dirty && !released.current;
  useWork('unsaved', guarded.current);
  const blocker = useBlocker({
    shouldBlockFn: () => guarded.current,
    enableBeforeUnload: false,
    withResolver: true,
  });
  const dialog = (
    <DiscardDialog
      opened={blocker.status === 'blocked'}
      onKeep={() => blocker.reset?.()}
      onDiscard={() => blocker.proceed?.()}
    />
  );
  return {
    dialog,
    release: () => {
      released.current = true;
      guarded.current = false;
    },
  };
}

/** While it is active, another page is opened only after a question; what stays on the page passes. */
export function StayOnPage({ active }: { active: boolean }) {
  const router = useRouter({ warn: false });
  return router && <Guard active={active} />;
}

function Guard({ active }: { active: boolean }) {
  const guarded = useRef(active);
  guarded.current = active;
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => guarded.current && current.pathname !== next.pathname,
    enableBeforeUnload: false,
    withResolver: true,
  });
  return (
    <DiscardDialog
      opened={blocker.status === 'blocked'}
      onKeep={() => blocker.reset?.()}
      onDiscard={() => blocker.proceed?.()}
    />
  );
}
