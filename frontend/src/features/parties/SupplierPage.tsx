import { PartyPage } from './PartyPage';

export default function SupplierPage() {
  return <PartyPage kind="supplier" />;
}
