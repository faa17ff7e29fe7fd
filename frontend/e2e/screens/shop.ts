import type { Stockroom } from '../stockroom';

interface Order {
  id: number;
  lines: { id: number }[];
}

type Line = readonly [productId: number, units: number, cents: number];

/** Northwind at work: orders placed, arrived, late and drafted, a shop beside the store, something broken. */
export async function openShop(stockroom: Stockroom): Promise<void> {
  await stockroom.command('Settings.SaveCompany', {
    company: {
      name: 'Northwind Traders',
      address: '4 Harbour Street\nSeattle, WA 98101',
      taxNumber: 'US 91-1144442',
      logo: { type: '', data: '' },
    },
  });
  const order = (supplierId: number, promisedDay: string, lines: readonly Line[], place = true) =>
    stockroom.command<Order>('Purchasing.Create', {
      supplierId,
      place,
      orderDay: '1998-04-20',
      promisedDay,
      lines: lines.map(([productId, units, cents]) => ({
        productId,
        quantityMilli: units * 1000,
        unitCostMinorE4: cents * 10_000,
      })),
    });
  const receive = (made: Order, ...units: number[]) =>
    stockroom.command('Purchasing.Receive', {
      orderId: made.id,
      lines: made.lines
        .map((line, at) => ({ orderLineId: line.id, quantityMilli: (units[at] ?? 0) * 1000 }))
        .filter((line) => line.quantityMilli > 0),
    });
  // PO-00001 is the one that the pages of one thing show: late, and a part of it has arrived.
  const chang: readonly Line[] = [
    [1, 30, 1080],
    [2, 40, 1140],
    [3, 50, 600],
  ];
  await receive(await order(1, '1998-05-04', chang), 30, 25, 0);
  const wine: readonly Line[] = [
    [38, 4, 16_500],
    [39, 20, 1050],
  ];
  await receive(await order(18, '1998-04-28', wine), 4, 20);
  await order(14, '1998-05-10', [
    [31, 40, 750],
    [32, 24, 1920],
  ]);
  await order(24, '1998-05-14', [[51, 20, 3180]]);
  await order(17, '1998-05-20', [[37, 30, 1560]], false);
  const { id } = await stockroom.command<{ id: number }>('Stock.CreateLocation', {
    code: 'SHOP',
    name: 'Shop',
    parentId: null,
    quarantine: false,
  });
  await stockroom.command('Stock.Transfer', {
    fromLocationId: 1,
    toLocationId: id,
    day: '',
    note: '',
    lines: [
      { productId: 2, quantityMilli: 6000 },
      { productId: 1, quantityMilli: 8000 },
    ],
  });
  await stockroom.command('Stock.Adjust', {
    reason: 'damage',
    day: '',
    note: 'Fell off the trolley',
    lines: [{ productId: 2, locationId: id, quantityMilli: -2000, unitCostMinorE4: null }],
  });
}

const COMPOUND =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftskapitänsmützenabzeichen';
const SENTENCE =
  'Hand-thrown stoneware serving bowl with a celadon glaze, 32 cm, dishwasher safe, from the Karatsu workshop of Mr Tanaka';
const CJK = '京都宇治産有機栽培特級抹茶詰め合わせ贈答用木箱入り二十缶セット限定版包装紙付き送料込み特別価格';

/** What nobody foresees: the longest names and the largest numbers, on one order. Returns what was made. */
export async function longWords(stockroom: Stockroom) {
  const party = (code: string, name: string) => ({
    card: { code, name, city: COMPOUND.slice(0, 60), country: CJK.slice(0, 20) },
  });
  const supplier = await stockroom.command<{ id: number }>(
    'Suppliers.Create',
    party('LONG-SUPPLIER-CODE-0001', COMPOUND),
  );
  const customer = await stockroom.command<{ id: number }>(
    'Customers.Create',
    party('LONG-CUSTOMER-CODE-001', SENTENCE),
  );
  const category = await stockroom.command<{ id: number }>('Catalog.CreateCategory', {
    name: COMPOUND.slice(0, 80),
    code: '',
    description: '',
    parentId: null,
  });
  const products: number[] = [];
  for (const [at, name] of [COMPOUND, SENTENCE, CJK].entries()) {
    const { id } = await stockroom.command<{ id: number }>('Catalog.Create', {
      product: {
        sku: `SKU-THAT-IS-MUCH-LONGER-THAN-ANY-0000${at}`,
        name,
        description: '',
        pack: '',
        notes: SENTENCE.repeat(4),
        categoryId: category.id,
        unitId: 1,
        supplierId: supplier.id,
        priceMinorE4: 98_765_432_100_000,
        reorderPointMilli: 900_000_000_000,
        barcodes: [],
        suppliers: [],
      },
    });
    products.push(id);
  }
  await stockroom.command('Stock.OpenBalance', {
    day: '',
    note: SENTENCE,
    lines: products.map((productId) => ({
      productId,
      locationId: 1,
      quantityMilli: 123_456_000,
      unitCostMinorE4: 12_345_678_900,
    })),
  });
  const order = await stockroom.command<Order>('Sales.Create', {
    customerId: customer.id,
    confirm: true,
    lines: products.map((productId) => ({ productId, quantityMilli: 99_999_000, unitPriceMinorE4: 12_345_678_900 })),
  });
  return { supplier: supplier.id, customer: customer.id, product: products[0] ?? 0, order: order.id };
}
