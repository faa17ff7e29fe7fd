export { ImportPage, StartPage } from './begin';
export { Dialog } from './dialog';
export { openFloating } from './floating';
export { List } from './list';
export { CountPage, OrderPage, OrdersPage } from './orders';
export { ProductPage, ProductsPage } from './products';
export { ReportPage } from './reports';
export { StockPage } from './stock';
export { Window } from './window';
