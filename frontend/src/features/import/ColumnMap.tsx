import type { api } from '../../backend';
import { t } from '../../i18n';
import { Section } from '../../ui/Layout';
import classes from './Import.module.css';

interface ColumnMapProps {
  title: string;
  columns: readonly api.ImportColumn[];
  /** The first rows, cell by cell. */
  preview: readonly (readonly string[])[];
}

const SHOWN = 3;

/** What each column of the file is taken for. */
export function ColumnMap({ title, columns, preview }: ColumnMapProps) {
  const shown = preview.slice(0, SHOWN);
  return (
    <Section title={title} sentence={t('import.columnsSentence')}>
      <div className={classes.mapFrame}>
        <table className={classes.map}>
          <thead>
            <tr>
              <th scope="col">{t('import.inFile')}</th>
              <th scope="col">{t('import.readIn')}</th>
              {shown.length > 0 && <th scope="col">{t('import.examples')}</th>}
            </tr>
          </thead>
          <tbody>
            {columns.map((column, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may have two columns of one name
              <tr key={at} data-unknown={column.field === '' || undefined}>
                <th scope="row">{column.header}</th>
                <td>{column.field ? t(`import.field.${column.field as 'name'}`) : t('import.ignored')}</td>
                {shown.length > 0 && (
                  <td className={classes.examples}>
                    {shown
                      .map((row) => row[at])
                      .filter(Boolean)
                      .join(' · ')}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
