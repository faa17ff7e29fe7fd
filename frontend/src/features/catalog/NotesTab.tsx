import { Button } from '@mantine/core';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';
import { Section } from '../../ui/Layout';
import classes from './Product.module.css';

/** What was written about the product. */
export function NotesTab({ product, onEdit }: { product: api.Product; onEdit: () => void }) {
  const { description, notes } = product;
  if (!description && !notes) {
    return (
      <EmptyState
        sentence={t('catalog.noNotes')}
        action={
          <Button variant="default" onClick={onEdit}>
            {t('catalog.edit')}
          </Button>
        }
      />
    );
  }
  return (
    <div className={classes.panel}>
      {description && (
        <Section title={t('catalog.description')}>
          <p className={classes.notes}>{description}</p>
        </Section>
      )}
      {notes && (
        <Section title={t('catalog.notes')}>
          <p className={classes.notes}>{notes}</p>
        </Section>
      )}
    </div>
  );
}
