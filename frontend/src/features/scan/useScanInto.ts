import { useScans } from '../../app/scan';
import { Catalog, invoke, toFault } from '../../backend';
import { t } from '../../i18n';
import { toast, toastFault } from '../../ui/toast';
import { play } from '../orders/sound';
import { productOption, type StockProductOption } from '../stock/stockForm';
import { offerCode } from './unknownCode';

const ONE = 1000;

interface Target {
  product: StockProductOption | null;
  quantityMilli: number | null;
  set: (product: StockProductOption, quantityMilli: number) => void;
}

/** Scans add to the one product of a dialog: the first chooses it, each counts one. */
export function useScanInto({ product, quantityMilli, set }: Target): void {
  const scan = async (code: string, times: number) => {
    try {
      const found = await invoke(Catalog.Scan, { code });
      const same = product === null || Number(product.id) === found.id;
      play(same ? 'right' : 'unknown');
      if (same) set(productOption(found), (product ? (quantityMilli ?? 0) : 0) + times * ONE);
      else toast({ message: t('scan.otherProduct', { name: found.name, other: product.label }) });
    } catch (reason) {
      play('unknown');
      if (toFault(reason).code === 'catalog.code_unknown') offerCode(code, () => void scan(code, times));
      else toastFault(reason);
    }
  };
  useScans(({ code, times }) => void scan(code, times), { modal: true });
}
