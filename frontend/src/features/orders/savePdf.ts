import { type api, invoke } from '../../backend';
import { t } from '../../i18n';
import { toast } from '../../ui/toast';

/** Lets the user save a document through the system's dialog, and says where it lies. */
export async function savePdf(call: (request: api.DocumentRequest) => Promise<api.DocumentFile>, id: number) {
  const { path } = await invoke(call, { id, path: '' });
  if (path) toast({ message: t('orders.saved', { path }) });
}
