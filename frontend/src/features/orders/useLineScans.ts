import { useFormat } from '../../app/format';
import { type Scan, useScans } from '../../app/scan';
import { Catalog, invoke, toFault } from '../../backend';
import { t } from '../../i18n';
import { toast, toastFault } from '../../ui/toast';
import { offerCode } from '../scan/unknownCode';
import { blankLine, type DraftLine, isBlank, type ProductOption } from './lines';
import { play } from './sound';

const ONE = 1000;

/** The lines with so many more of a product: on its line, else on the first blank one, else on a new one. */
export function withScanned(lines: readonly DraftLine[], option: ProductOption, times: number): readonly DraftLine[] {
  const add = (line: DraftLine): DraftLine => ({ ...line, quantityMilli: (line.quantityMilli ?? 0) + times * ONE });
  const own = lines.find((line) => line.product?.product.id === option.product.id);
  if (own) return lines.map((line) => (line === own ? add(line) : line));
  const blank = lines.find(isBlank);
  const fresh = add({ ...(blank ?? blankLine()), product: option, priceE4: option.priceE4 });
  return blank ? lines.map((line) => (line === blank ? fresh : line)) : [...lines, fresh];
}

interface LineScans {
  /** Whether the lines can be changed. */
  active: boolean;
  onLines: (change: (lines: readonly DraftLine[]) => readonly DraftLine[]) => void;
  loadProducts: (text: string) => Promise<readonly ProductOption[]>;
}

/** Every scan adds one of its product to the order, `12*` before it twelve. */
export function useLineScans({ active, onLines, loadProducts }: LineScans): void {
  const format = useFormat();
  const scan = async ({ code, times }: Scan) => {
    try {
      const { id, sku, name, unit } = await invoke(Catalog.Scan, { code });
      const option = (await loadProducts(sku)).find((each) => each.product.id === id);
      play(option ? 'right' : 'unknown');
      if (!option) {
        toast({ message: t('scan.archived', { name }) });
        return;
      }
      onLines((lines) => withScanned(lines, option, times));
      toast({ message: t('scan.added', { name, quantity: `+${format.quantity(times * ONE, unit)}` }) });
    } catch (reason) {
      play('unknown');
      if (toFault(reason).code === 'catalog.code_unknown') offerCode(code, () => void scan({ code, times }));
      else toastFault(reason);
    }
  };
  useScans((scanned) => void scan(scanned), { active });
}
