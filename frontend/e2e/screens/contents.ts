import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PICTURES } from './studio';

/** Writes a page that shows all pictures beside each other. */
export default async function contents(): Promise<void> {
  const folders = (await readdir(PICTURES, { withFileTypes: true })).filter((each) => each.isDirectory());
  const looks = folders.map((each) => each.name).sort();
  const names = new Set<string>();
  for (const look of looks) for (const file of await readdir(join(PICTURES, look))) names.add(file);
  const rows = [...names].sort().map((file) => {
    const pictures = looks.map(
      (look) => `<a href="${look}/${file}"><img loading="lazy" src="${look}/${file}" alt="${look}"></a>`,
    );
    return `<h2>${file.replace(/\.png$/, '')}</h2><p>${pictures.join('\n')}</p>`;
  });
  const style =
    'body{font:14px sans-serif;margin:24px}p{display:grid;grid-template-columns:repeat(4,1fr);gap:8px}img{width:100%}';
  const page = `<!doctype html><meta charset="utf-8"><title>Screens</title><style>${style}</style>\n${rows.join('\n')}\n`;
  await writeFile(join(PICTURES, 'index.html'), page);
}
