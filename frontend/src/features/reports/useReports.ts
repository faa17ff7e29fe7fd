import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFinderSource } from '../../app/finder';
import { type api, invoke, Reports } from '../../backend';
import { t } from '../../i18n';
import { folded } from '../catalog/pickers';
import { reportKeys } from './keys';

/** All reports; they only change with the program. */
const listQuery = {
  queryKey: reportKeys.list(),
  queryFn: () => invoke(Reports.List, {}),
  staleTime: Number.POSITIVE_INFINITY,
};

export function useReports() {
  return useQuery(listQuery);
}

/** Lets Ctrl+K find a report by its name or its question. */
export function useReportFinder(): void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const source = useMemo(
    () => ({
      id: 'reports',
      find: async (text: string) => {
        if (!text.trim()) return [];
        const { reports } = await client.fetchQuery(listQuery);
        const words = folded(text).split(/\s+/).filter(Boolean);
        const fits = ({ title, question }: api.ReportInfo) =>
          words.every((word) => folded(`${title} ${question}`).includes(word));
        const hits = reports.filter(fits).map(({ name, title, question }) => ({
          id: `report-${name}`,
          label: title,
          detail: question,
          open: () => void navigate({ to: '/reports/$name', params: { name } }),
        }));
        return [{ id: 'reports', title: t('nav.reports'), place: 4, hits }];
      },
    }),
    [client, navigate],
  );
  useFinderSource(source);
}
