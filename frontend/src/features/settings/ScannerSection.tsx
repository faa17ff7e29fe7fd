import { Button, Group, Switch } from '@mantine/core';
import { t } from '../../i18n';
import { Section } from '../../ui/Layout';
import { play, useSounds } from '../orders/sound';
import classes from './Settings.module.css';

/** What is heard when something is scanned. */
export function ScannerSection() {
  const [sounds, setSounds] = useSounds();
  const on = sounds === 'on';
  return (
    <Section title={t('settings.sounds')} sentence={t('settings.soundsSentence')}>
      <div className={classes.choice}>
        <Switch
          label={t('settings.soundsOn')}
          checked={on}
          onChange={(event) => setSounds(event.currentTarget.checked ? 'on' : 'off')}
        />
        <Group gap={8}>
          <Button variant="default" disabled={!on} onClick={() => play('right')}>
            {t('settings.soundFound')}
          </Button>
          <Button variant="default" disabled={!on} onClick={() => play('unknown')}>
            {t('settings.soundUnknown')}
          </Button>
        </Group>
      </div>
    </Section>
  );
}
