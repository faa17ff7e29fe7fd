import { t } from '../../i18n';
import type { PartyKind } from './keys';

/** The words of the pages of suppliers, or of customers. */
export function words(kind: PartyKind) {
  return kind === 'supplier'
    ? {
        many: t('nav.suppliers'),
        create: t('parties.newSupplier'),
        edit: t('parties.editSupplier'),
        search: t('parties.searchSuppliers'),
        empty: t('parties.suppliersEmpty'),
        orders: t('nav.purchaseOrders'),
      }
    : {
        many: t('nav.customers'),
        create: t('parties.newCustomer'),
        edit: t('parties.editCustomer'),
        search: t('parties.searchCustomers'),
        empty: t('parties.customersEmpty'),
        orders: t('nav.salesOrders'),
      };
}

export function pageOf(kind: PartyKind) {
  return kind === 'supplier' ? '/suppliers/$id' : '/customers/$id';
}

export function listOf(kind: PartyKind) {
  return kind === 'supplier' ? '/suppliers' : '/customers';
}

export function ordersOf(kind: PartyKind) {
  return kind === 'supplier' ? '/purchasing/orders' : '/sales/orders';
}
