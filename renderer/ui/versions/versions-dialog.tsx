import { ArrowLeftRight, ChevronDown, ChevronUp } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Article } from '../../core/article/article';
import { type ArticleText, textsOf } from '../../library/copies/article-texts';
import { DialogBox } from '../app/dialog-box';
import { IconButton } from '../app/icon-button';
import { useFormat, useStrings } from '../i18n/language-context';
import { useKeymap } from '../keyboard/use-keymap';
import { DiffView } from './diff-view';
import { textName } from './text-name';
import { useComparison } from './use-comparison';
import './versions.css';

interface VersionsDialogProps {
  /** The related articles, the open one first. */
  articles: readonly Article[];
  onClose: () => void;
}

/** Compares any two of the related texts word by word. */
export function VersionsDialog({ articles, onClose }: VersionsDialogProps) {
  const { versions } = useStrings();
  const texts = useMemo(() => textsOf(articles), [articles]);
  const [first] = articles;
  if (first === undefined || texts.length < 2) return null;
  return (
    <DialogBox title={versions.title} onClose={onClose} kind="wide">
      <Comparer texts={texts} open={first} />
    </DialogBox>
  );
}

function Comparer({ texts, open }: { texts: readonly ArticleText[]; open: Article }) {
  const { versions } = useStrings();
  const start = useMemo(() => startingPair(texts, open), [texts, open]);
  const [fromKey, setFromKey] = useState<string | null>(start.from);
  const [toKey, setToKey] = useState(start.to);
  const from = texts.find(({ key }) => key === fromKey) ?? null;
  const to = texts.find(({ key }) => key === toKey) ?? texts[0]!;
  const keymap = useKeymap();
  const comparison = useComparison(from, to);
  const view = useRef<HTMLElement>(null);
  const [current, setCurrent] = useState(-1);
  const total = comparison.state === 'compared' ? comparison.diff.changes : 0;

  function move(by: number) {
    if (total === 0) return;
    const next = current < 0 && by < 0 ? total - 1 : (current + by + total) % total;
    setCurrent(next);
    view.current?.querySelector(`[data-change="${next}"]`)?.scrollIntoView({ block: 'center' });
  }

  /** The same keys as for search hits in an article. */
  function onKeyDown(event: KeyboardEvent) {
    // In a select element, letters choose an option.
    if (event.target instanceof HTMLSelectElement) return;
    const command = keymap.find(event.nativeEvent, 'control');
    if (command === 'next-hit') move(1);
    else if (command === 'previous-hit') move(-1);
    else return;
    event.preventDefault();
  }

  const choose = (nextFrom: string | null, nextTo: string) => {
    setFromKey(nextFrom);
    setToKey(nextTo);
    setCurrent(-1);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons in it
    <div className="versions" onKeyDown={onKeyDown}>
      <div className="versions-choice">
        <TextChoice
          label={versions.from}
          texts={texts}
          chosen={fromKey}
          withNothing
          onChoose={(key) => choose(key, toKey)}
        />
        <IconButton
          icon={ArrowLeftRight}
          label={versions.swap}
          isDisabled={fromKey === null}
          onPress={() => fromKey !== null && choose(toKey, fromKey)}
        />
        <TextChoice
          label={versions.to}
          texts={texts}
          chosen={toKey}
          onChoose={(key) => key !== null && choose(fromKey, key)}
        />
      </div>
      <div className="versions-line">
        <span role="status">
          {comparison.state === 'compared' &&
            versions.changes(
              comparison.diff.changes,
              comparison.diff.inserted,
              comparison.diff.deleted,
            )}
          {comparison.state === 'reading' && versions.reading}
        </span>
        {total > 0 && (
          <span className="versions-moves">
            <span aria-live="polite">{current >= 0 && versions.change(current + 1, total)}</span>
            <IconButton
              icon={ChevronUp}
              label={versions.previous}
              command="previous-hit"
              onPress={() => move(-1)}
            />
            <IconButton
              icon={ChevronDown}
              label={versions.next}
              command="next-hit"
              onPress={() => move(1)}
            />
          </span>
        )}
      </div>
      <DiffView comparison={comparison} current={current} lang={to.article.lang} ref={view} />
    </div>
  );
}

/** The open text and the one before it; the first two when the open one is the oldest. */
function startingPair(texts: readonly ArticleText[], open: Article) {
  const at = texts.findIndex(
    ({ article, version }) =>
      article.id === open.id && (version === null || version.textSha256 === open.textSha256),
  );
  const to = Math.max(1, at);
  return { from: texts[to - 1]!.key, to: texts[to]!.key };
}

interface TextChoiceProps {
  label: string;
  texts: readonly ArticleText[];
  chosen: string | null;
  withNothing?: boolean;
  onChoose: (key: string | null) => void;
}

function TextChoice({ label, texts, chosen, withNothing, onChoose }: TextChoiceProps) {
  const strings = useStrings();
  const format = useFormat();
  return (
    <label className="text-choice">
      <span className="setting-label">{label}</span>
      <select
        className="text-field"
        value={chosen ?? ''}
        onChange={(event) => onChoose(event.target.value || null)}
      >
        {withNothing && <option value="">{strings.versions.nothing}</option>}
        {texts.map((text) => (
          <option key={text.key} value={text.key}>
            {textName(text, strings, format)}
          </option>
        ))}
      </select>
    </label>
  );
}
