import { Link, useNavigate } from '@tanstack/react-router';
import { Page } from '../../app/Page';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { FailedState } from '../../ui/FailedState';
import { Section } from '../../ui/Layout';
import { Skeletons } from '../../ui/Skeletons';
import classes from './Reports.module.css';
import { useReports } from './useReports';

const GROUPS = ['stock', 'sales', 'purchases'] as const;
type Group = (typeof GROUPS)[number];

/** Where a report belongs, by its name. */
function groupOf({ name }: api.ReportInfo): Group {
  return GROUPS.find((group) => name.startsWith(group)) ?? 'stock';
}

/** So many reports have a digit of their own. */
const DIGITS = 9;

/** The reports, by the question that each answers. */
export default function ReportsPage() {
  const { data, error, refetch } = useReports();
  const navigate = useNavigate();
  const reports = data?.reports ?? [];
  const shortcuts = reports.slice(0, DIGITS).map(({ name, title }, at) => ({
    keys: String(at + 1),
    label: title,
    run: () => void navigate({ to: '/reports/$name', params: { name } }),
  }));
  return (
    <Page title={t('nav.reports')} shortcuts={shortcuts}>
      {error && !data && <FailedState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeletons lines={8} />}
      <div className={classes.groups}>
        {GROUPS.map((group) => {
          const mine = reports.filter((report) => groupOf(report) === group);
          if (mine.length === 0) return null;
          return (
            <div key={group}>
              <Section title={t(`reports.group.${group}`)}>
                <ul className={classes.list}>
                  {mine.map((report) => (
                    <ReportLink key={report.name} report={report} digit={reports.indexOf(report) + 1} />
                  ))}
                </ul>
              </Section>
            </div>
          );
        })}
      </div>
    </Page>
  );
}

function ReportLink({ report, digit }: { report: api.ReportInfo; digit: number }) {
  return (
    <li>
      <Link to="/reports/$name" params={{ name: report.name }} className={classes.report}>
        <span className={classes.words}>
          <span className={classes.question}>{report.question}</span>
          <span className={classes.title}>{report.title}</span>
        </span>
        {digit <= DIGITS && <kbd aria-hidden>{digit}</kbd>}
      </Link>
    </li>
  );
}
