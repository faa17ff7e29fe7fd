import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { useWork } from '../../app/work';
import { t } from '../../i18n';
import { ConfirmDialog } from '../../ui/ConfirmDialog';

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
    <ConfirmDialog
      opened={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('orders.leaveTitle')}
      sentence={t('orders.leaveSentence')}
      confirmLabel={t('orders.leave')}
      danger
      onConfirm={async () => blocker.proceed?.()}
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
