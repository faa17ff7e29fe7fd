import { Page } from '../../app/Page';
import { useListState } from '../../app/useListState';
import { t } from '../../i18n';
import classes from './Guide.module.css';
import { Markdown } from './markdown';

const FILES = import.meta.glob<string>('../../../../docs/guide/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The chapters in their order, which their files' names begin with. */
const CHAPTERS = Object.keys(FILES)
  .sort()
  .map((path) => {
    const text = FILES[path] ?? '';
    return { name: path.replace(/^.*\/\d+-|\.md$/g, ''), title: text.slice(2, text.indexOf('\n')), text };
  });

/** The user guide of docs/guide: part of the program, so it needs neither a browser nor a network. `?tab=receiving` opens a chapter. */
export default function GuidePage() {
  const { filters, setTab } = useListState({ key: '', desc: false });
  const open = CHAPTERS.find((chapter) => chapter.name === filters.tab) ?? CHAPTERS[0];
  return (
    <Page title={t('guide.title')}>
      <div className={classes.page}>
        <nav className={classes.chapters} aria-label={t('guide.chapters')}>
          {CHAPTERS.map((chapter) => (
            <button
              key={chapter.name}
              type="button"
              aria-current={chapter === open ? 'page' : undefined}
              onClick={() => setTab(chapter.name)}
            >
              {chapter.title}
            </button>
          ))}
        </nav>
        <article className={classes.text}>{open && <Markdown text={open.text} />}</article>
      </div>
    </Page>
  );
}
