import { Fragment, type ReactNode } from 'react';

/** As much of Markdown as the user guide is written in: headings, paragraphs, lists, code, and words in bold, italics and code. */
export function Markdown({ text }: { text: string }) {
  return <>{blocksOf(text).map((block, at) => blockNode(block, at))}</>;
}

type Block =
  | { kind: 'heading' | 'text'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'code'; text: string };

const ITEM = /^(?:- |(\d+)\. )(.*)$/;

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const item = ITEM.exec(line);
    if (line.startsWith('```')) {
      const end = lines.indexOf('```', at + 1);
      blocks.push({ kind: 'code', text: lines.slice(at + 1, end).join('\n') });
      at = end;
    } else if (item) {
      const ordered = item[1] !== undefined;
      const last = blocks.at(-1);
      if (last?.kind === 'list' && last.ordered === ordered && lines[at - 1] !== '') last.items.push(item[2] ?? '');
      else blocks.push({ kind: 'list', ordered, items: [item[2] ?? ''] });
    } else if (line.startsWith('# ')) blocks.push({ kind: 'heading', text: line.slice(2) });
    else if (line !== '') blocks.push({ kind: 'text', text: line });
  }
  return blocks;
}

function blockNode(block: Block, at: number): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <h2 key={at}>{block.text}</h2>;
    case 'code':
      return (
        <pre key={at}>
          <code>{block.text}</code>
        </pre>
      );
    case 'list': {
      const items = block.items.map((item) => <li key={item}>{wordsOf(item)}</li>);
      return block.ordered ? <ol key={at}>{items}</ol> : <ul key={at}>{items}</ul>;
    }
    default:
      return <p key={at}>{wordsOf(block.text)}</p>;
  }
}

const MARKED = /(`[^`]+`|\*\*[^*]+\*\*|\*[^*]+\*)/;

function wordsOf(text: string): ReactNode[] {
  return text.split(MARKED).map((part, at) => {
    const key = `${at}${part}`;
    if (part.startsWith('`')) return <code key={key}>{part.slice(1, -1)}</code>;
    if (part.startsWith('**')) return <strong key={key}>{part.slice(2, -2)}</strong>;
    if (part.length > 2 && part.startsWith('*')) return <em key={key}>{part.slice(1, -1)}</em>;
    return <Fragment key={key}>{part}</Fragment>;
  });
}
