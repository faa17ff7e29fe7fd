import { useMutation } from '@tanstack/react-query';
import { useShortcuts } from '../../app/shortcuts';
import { type api, invoke, Reports } from '../../backend';
import { t } from '../../i18n';
import { usePreference } from '../../lib/preference';
import { exporting } from '../../ui/exporting';
import { SplitButton } from '../../ui/SplitButton';
import { toast, toastFault } from '../../ui/toast';

const FORMATS = ['xlsx', 'csv', 'pdf'] as const;
type FileFormat = (typeof FORMATS)[number];

interface ExportButtonProps {
  name: string;
  params: api.ReportParams;
  /** How many rows it has, once that is known. */
  total: number | undefined;
}

/** Saves the report as shown, all of it, through the system's dialog. */
export function ExportButton({ name, params, total }: ExportButtonProps) {
  const [last] = usePreference<FileFormat>('choice.report', FORMATS, 'xlsx');
  const { mutate, isPending } = useMutation({
    mutationFn: (format: FileFormat) =>
      exporting({
        total,
        save: (id) => invoke(Reports.Export, { name, params, format, path: '', requestId: id }),
        cancel: (id) => invoke(Reports.Cancel, { requestId: id }),
      }),
    onSuccess: (saved) => {
      if (saved) toast({ message: t('reports.saved', { count: saved.rows, path: saved.path }) });
    },
    onError: toastFault,
  });
  useShortcuts([{ keys: 'x', label: t('reports.export'), run: () => mutate(last) }]);
  return (
    <SplitButton<FileFormat>
      id="report"
      choices={{ xlsx: t('reports.exportXlsx'), csv: t('reports.exportCsv'), pdf: t('reports.exportPdf') }}
      onRun={(format) => mutate(format)}
      loading={isPending}
    />
  );
}
