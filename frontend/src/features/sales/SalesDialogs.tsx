import { Textarea } from '@mantine/core';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { FormDialog } from '../../ui/FormDialog';
import type { Paper } from '../orders/OrderParts';
import { useSalesSteps } from './useSalesSteps';

export type SalesQuestion = { ask: 'closeShort' } | { ask: 'cancel' } | { ask: 'reverse'; paper: Paper };

interface DialogsProps {
  order: api.SalesOrder;
  question: SalesQuestion | null;
  onClose: () => void;
}

/** What is asked before a step of a sales order that needs a word. */
export function SalesDialogs({ order, question, onClose }: DialogsProps) {
  const steps = useSalesSteps();
  const paper = question?.ask === 'reverse' ? question.paper : null;
  return (
    <>
      <FormDialog
        opened={question?.ask === 'closeShort'}
        onClose={onClose}
        title={t('sales.closeTitle', { number: order.number })}
        submitLabel={t('sales.closeShort')}
        initial={{ reason: '' }}
        onSubmit={({ reason }, { requestId }) => steps.closeShort(order.id, reason, requestId)}
      >
        {(form) => (
          <Textarea
            label={t('ui.reason')}
            description={t('sales.closeSentence')}
            required
            data-autofocus
            {...form.text('reason')}
          />
        )}
      </FormDialog>
      <ConfirmDialog
        opened={question?.ask === 'cancel'}
        onClose={onClose}
        title={t('sales.cancelTitle', { number: order.number })}
        sentence={t('sales.cancelSentence')}
        confirmLabel={t('sales.cancel')}
        danger
        onConfirm={({ requestId }) => steps.step('Cancel', order.id, requestId)}
      />
      <ConfirmDialog
        opened={paper !== null}
        onClose={onClose}
        title={t('sales.reverseTitle', { number: paper?.number ?? '' })}
        sentence={t('sales.reverseSentence')}
        confirmLabel={t('orders.reverse')}
        withNote
        onConfirm={async ({ requestId, note }) => paper && steps.reverse(paper.id, note, requestId)}
      />
    </>
  );
}
