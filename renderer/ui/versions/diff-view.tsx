import { memo, type RefObject } from 'react';
import { useStrings } from '../i18n/language-context';
import type { Block, Piece } from './diff-blocks';
import type { Comparison } from './use-comparison';

interface DiffViewProps {
  comparison: Comparison;
  /** Index of the current change; -1 for none. */
  current: number;
  lang: string | null;
  ref: RefObject<HTMLElement | null>;
}

/** A comparison, or a single text. Lines through and under words show changes, not colour alone. */
export const DiffView = memo(function DiffView({ comparison, current, lang, ref }: DiffViewProps) {
  const { versions } = useStrings();
  return (
    <section
      ref={ref}
      className="diff scrolls"
      aria-label={versions.text}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, with the keyboard too
      tabIndex={0}
      lang={lang ?? undefined}
    >
      {comparison.state === 'missing' && <p className="quiet">{versions.missing}</p>}
      {comparison.state === 'failed' && <p className="quiet">{versions.failed}</p>}
      {comparison.state === 'alone' &&
        // biome-ignore lint/suspicious/noArrayIndexKey: a text that never changes
        comparison.paragraphs.map((text, at) => <p key={at}>{text}</p>)}
      {comparison.state === 'compared' &&
        comparison.diff.blocks.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison that never changes
          <DiffBlock key={at} block={block} current={current} />
        ))}
    </section>
  );
});

function DiffBlock({ block, current }: { block: Block; current: number }) {
  const { versions } = useStrings();
  if (block.kind === 'same') {
    return (
      <details className="diff-same">
        <summary>{versions.same(block.paragraphs.length)}</summary>
        {block.paragraphs.map((text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison that never changes
          <p key={at}>{text}</p>
        ))}
      </details>
    );
  }
  return (
    <p className="diff-paragraph">
      {block.pieces.map((piece, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a comparison that never changes
        <DiffPiece key={at} piece={piece} isCurrent={piece.change === current} />
      ))}
    </p>
  );
}

function DiffPiece({ piece, isCurrent }: { piece: Piece; isCurrent: boolean }) {
  const { versions } = useStrings();
  if (piece.kind === 'same') return piece.text;
  const Mark = piece.kind === 'deleted' ? 'del' : 'ins';
  return (
    <Mark className={isCurrent ? 'current' : ''} data-change={piece.change}>
      <span className="for-screen-readers">{` ${versions[piece.kind]} `}</span>
      {piece.text}
      <span className="for-screen-readers">{`, ${versions.end} `}</span>
    </Mark>
  );
}
