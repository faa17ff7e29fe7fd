import { Textarea } from '@mantine/core';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { FormDialog } from '../../ui/FormDialog';
import type { Paper } from '../orders/OrderParts';
import { usePurchaseSteps } from './usePurchaseSteps';

export type PurchaseQuestion = { ask: 'closeShort' } | { ask: 'cancel' } | { ask: 'reverse'; paper: Paper };

interface DialogsProps {
  order: api.PurchaseOrder;
  question: PurchaseQuestion | null;
  onClose: () => void;
}

/** What is asked before a step of a purchase order that needs a word. */
export function PurchaseDialogs({ order, question, onClose }: DialogsProps) {
  const steps = usePurchaseSteps();
  const paper = question?.ask === 'reverse' ? question.paper : null;
  return (
    <>
      <FormDialog
        opened={question?.ask === 'closeShort'}
        onClose={onClose}
        title={t('purchasing.closeTitle', { number: order.number })}
        submitLabel={t('purchasing.closeShort')}
        initial={{ reason: '' }}
        onSubmit={({ reason }, { requestId }) => steps.closeShort(order.id, reason, requestId)}
      >
        {(form) => (
          <Textarea
            label={t('ui.reason')}
            description={t('purchasing.closeSentence')}
            required
            data-autofocus
            {...form.text('reason')}
          />
        )}
      </FormDialog>
      <ConfirmDialog
        opened={question?.ask === 'cancel'}
        onClose={onClose}
        title={t('purchasing.cancelTitle', { number: order.number })}
        sentence={t('purchasing.cancelSentence')}
        confirmLabel={t('purchasing.cancel')}
        danger
        onConfirm={({ requestId }) => steps.step('Cancel', order.id, requestId)}
      />
      <ConfirmDialog
        opened={paper !== null}
        onClose={onClose}
        title={t('purchasing.reverseTitle', { number: paper?.number ?? '' })}
        sentence={t('purchasing.reverseSentence')}
        confirmLabel={t('orders.reverse')}
        withNote
        onConfirm={async ({ requestId, note }) => paper && steps.reverse(paper.id, note, requestId)}
      />
    </>
  );
}
