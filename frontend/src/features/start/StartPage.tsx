import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '../../app/Page';
import { App, invoke } from '../../backend';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';
import { Beginnings } from './Beginnings';
import { Notices } from './Notices';

/** The first run: sample data, an import, or a blank start. */
export default function StartPage() {
  const navigate = useNavigate();
  const { data } = useQuery({ queryKey: ['stock', 'database'], queryFn: () => invoke(App.Database, {}) });
  const [busy, setBusy] = useState(false);
  const begun = data?.empty === false && !busy;
  return (
    <Page title={t('start.title')}>
      {begun ? (
        <>
          <Notices />
          <EmptyState
            drawing="done"
            sentence={t('start.begun')}
            action={<Button onClick={() => void navigate({ to: '/' })}>{t('shell.toToday')}</Button>}
          />
        </>
      ) : (
        <Beginnings onSampling={setBusy} />
      )}
    </Page>
  );
}
