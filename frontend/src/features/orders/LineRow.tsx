import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { memo } from 'react';
import { useFormat } from '../../app/format';
import { t } from '../../i18n';
import { ComboPicker } from '../../ui/ComboPicker';
import { PercentInput, QuantityInput, UnitPriceInput } from '../../ui/NumberInputs';
import classes from './LineGrid.module.css';
import { type DraftLine, netOf, type ProductOption } from './lines';

interface LineRowProps {
  row: number;
  line: DraftLine;
  loadProducts: (text: string) => Promise<readonly ProductOption[]>;
  priceLabel: string;
  errors: Readonly<Record<string, string>>;
  takesStock: boolean | undefined;
  onChange: (key: string, patch: Partial<DraftLine>) => void;
  onRemove: (key: string) => void;
  onPicked: (row: number) => void;
}

/** One line of an order as fields without frames. */
function PlainLineRow(props: LineRowProps) {
  const { row, line, loadProducts, priceLabel, errors, takesStock, onChange, onRemove, onPicked } = props;
  const format = useFormat();
  const product = line.product?.product;
  const net = netOf(line);
  const short = takesStock && product ? (line.quantityMilli ?? 0) - product.availableMilli : 0;
  const name = (words: string) => t('orders.cell', { field: words, line: row + 1 });
  const of = (member: string, column: number) => ({
    variant: 'unstyled' as const,
    className: classes.field,
    'data-cell': `${row}:${column}`,
    error: errors[`${line.key}.${member}`],
  });
  const pick = (option: ProductOption | null) => {
    onChange(line.key, { product: option, priceE4: option ? option.priceE4 : line.priceE4 });
    if (option) onPicked(row);
  };
  return (
    <tr>
      <td className={classes.product} data-picked={product ? true : undefined}>
        <ComboPicker
          {...of('productId', 0)}
          aria-label={name(t('orders.product'))}
          placeholder={t('orders.pickProduct')}
          value={line.product}
          onChange={pick}
          load={loadProducts}
        />
        {product && <div className={classes.sku}>{product.sku}</div>}
      </td>
      <td className={`${classes.right} ${classes.quiet} num`}>
        {product && format.quantity(product.availableMilli, undefined, product.decimals)}
        {product && short > 0 && (
          <div className={classes.short}>
            {t('orders.countShort', { quantity: format.quantity(short, undefined, product.decimals) })}
          </div>
        )}
      </td>
      <td>
        <QuantityInput
          {...of('quantityMilli', 1)}
          className={`${classes.field} ${product ? classes.unit : ''}`}
          aria-label={name(t('orders.quantity'))}
          rightSectionWidth={36}
          unit={product?.unit}
          decimals={product?.decimals ?? 3}
          value={line.quantityMilli}
          onChange={(quantityMilli) => onChange(line.key, { quantityMilli })}
        />
      </td>
      <td>
        <UnitPriceInput
          {...of('priceE4', 2)}
          aria-label={name(priceLabel)}
          rightSection={null}
          value={line.priceE4}
          onChange={(priceE4) => onChange(line.key, { priceE4 })}
        />
      </td>
      <td>
        <PercentInput
          {...of('discountPpm', 3)}
          className={`${classes.field} ${classes.percent}`}
          aria-label={name(t('orders.discount'))}
          rightSectionWidth={22}
          value={line.discountPpm}
          onChange={(discountPpm) => onChange(line.key, { discountPpm })}
        />
      </td>
      <td className={`${classes.right} ${classes.net} num`}>{net === null ? '' : format.minor(net)}</td>
      <td className={classes.remove}>
        <ActionIcon
          tabIndex={-1}
          aria-label={t('orders.removeLine', { line: row + 1 })}
          onClick={() => onRemove(line.key)}
        >
          <IconX size={16} stroke={1.5} />
        </ActionIcon>
      </td>
    </tr>
  );
}

export const LineRow = memo(PlainLineRow);
