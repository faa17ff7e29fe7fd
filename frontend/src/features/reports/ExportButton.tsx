import { useMutation } from '@tanstack/react-query';
import { useShortcuts } from '../../app/shortcuts';
import { type api, invoke, Reports } from '../../backend';
import { t } from '../../i18n';
import { usePreference } from '../../lib/preference';
import { SplitButton } from '../../ui/SplitButton';
import { toast, toastFault } from '../../ui/toast';

const FORMATS = ['xlsx', 'csv', 'pdf'] as const;
type FileFormat = (typeof FORMATS)[number];

/** Saves the report as shown, all of it, through the system's dialog. */
export function ExportButton({ name, params }: { name: string; params: api.ReportParams }) {
  const [last] = usePreference<FileFormat>('choice.report', FORMATS, 'xlsx');
  const { mutate, isPending } = useMutation({
    mutationFn: (format: FileFormat) => invoke(Reports.Export, { name, params, format, path: '' }),
    onSuccess: ({ path, rows }) => {
      if (path) toast({ message: t('reports.saved', { count: rows, path }) });
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
