import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { listenForScans, type Scan, useScans } from '../../app/scan';
import { App, Catalog, invoke, toFault } from '../../backend';
import { t } from '../../i18n';
import { toast, toastFault } from '../../ui/toast';
import { thingOf } from '../finder/things';
import { play } from '../orders/sound';
import { UnknownCodeDialog } from './UnknownCodeDialog';
import { offerCode } from './unknownCode';

/** Takes every scan that no page takes for itself: it opens the product, or the order of that number. */
export function ScanAnywhere() {
  const navigate = useNavigate();
  useEffect(() => listenForScans(), []);
  const openProduct = useCallback(
    (id: number) => void navigate({ to: '/products/$id', params: { id: String(id) } }),
    [navigate],
  );
  const find = async ({ code }: Scan) => {
    try {
      const { id } = await invoke(Catalog.Scan, { code });
      play('right');
      openProduct(id);
      return;
    } catch (reason) {
      if (toFault(reason).code !== 'catalog.code_unknown') {
        toastFault(reason);
        return;
      }
    }
    const { hits } = await invoke(App.Find, { text: code });
    const [named] = hits.filter((hit) => hit.exact);
    play(named ? 'right' : 'unknown');
    if (named) thingOf(named, navigate).open();
    else offerCode(code, openProduct);
  };
  useScans((scan) => void find(scan).catch(toastFault));
  // A dialog that takes no scans is finished first: nothing that was typed is lost.
  useScans(
    ({ code }) => {
      play('unknown');
      toast({ message: t('scan.finishFirst', { code }) });
    },
    { modal: true },
  );
  return <UnknownCodeDialog />;
}
