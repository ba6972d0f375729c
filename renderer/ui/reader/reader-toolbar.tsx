import {
  Archive,
  ArchiveRestore,
  ChevronDown,
  ChevronUp,
  FileCode2,
  FileOutput,
  GitCompare,
  Globe,
  Highlighter,
  PanelBottom,
  SquareDashedMousePointer,
  Star,
  TableOfContents,
  Tag,
  Trash2,
  Volume2,
} from 'lucide-react';
import { memo } from 'react';
import { Toolbar } from 'react-aria-components';
import type { Article } from '../../core/article/article';
import type { ArticleText } from '../../library/copies/article-texts';
import { IconButton } from '../app/icon-button';
import { BackToList } from '../app/shown-panes';
import type { ArticleActions } from '../app/use-article-actions';
import { areSteadyPropsSame, useSteadyProps } from '../app/use-steady-props';
import { useStrings } from '../i18n/language-context';
import { TextSettingsButton } from '../settings/text-settings';
import { relatedName } from '../versions/text-name';
import type { ReaderViews } from './use-reader-views';

interface ReaderToolbarProps {
  article: Article;
  actions: ArticleActions;
  original: { isOn: boolean; next: ReaderViews['next']; toggle: () => void };
  /** Null when nothing was left out of the article. */
  leftOut: { isOn: boolean; toggle: () => void } | null;
  /** Null when the article has no original page with an address. */
  siteRule: { isOn: boolean; toggle: () => void } | null;
  onSource: (() => void) | null;
  hits: { current: number; total: number; move: (by: number) => void } | null;
  /** Null when the article has neither versions nor copies. */
  versions: { texts: readonly ArticleText[]; open: () => void } | null;
  /** Null where there is no text to read aloud. */
  aloud: { isOn: boolean; toggle: () => void } | null;
  /** Null where there are too few sections. */
  outline: { isOpen: boolean; toggle: () => void } | null;
  panel: { isOpen: boolean; count: number; toggle: () => void };
}

/** Renders only when what it shows has changed, and not with each row of the list that is passed. */
export function ReaderToolbar(props: ReaderToolbarProps) {
  return <Buttons {...useSteadyProps(props)} />;
}

const Buttons = memo(function Buttons(props: ReaderToolbarProps) {
  const { article, actions, original, hits, panel } = props;
  const strings = useStrings();
  const archived = article.state === 'archived';
  return (
    <Toolbar className="reader-toolbar" aria-label={strings.reader.toolbar}>
      <BackToList />
      <IconButton
        icon={Star}
        label={article.starred ? strings.actions.unstar : strings.actions.star}
        command="star"
        pressed={article.starred}
        filled={article.starred}
        className={article.starred ? 'starred' : ''}
        onPress={actions.star}
      />
      <IconButton
        icon={archived ? ArchiveRestore : Archive}
        label={archived ? strings.actions.unarchive : strings.actions.archive}
        command="archive"
        onPress={actions.archive}
      />
      <IconButton icon={Tag} label={strings.actions.tag} command="tags" onPress={actions.tag} />
      <IconButton
        icon={Trash2}
        label={strings.actions.delete}
        command="delete"
        onPress={actions.askDelete}
      />
      <span className="toolbar-space" />
      {hits && hits.total > 0 && (
        <span className="toolbar-hits">
          <span aria-live="polite">{strings.reader.hits(hits.current + 1, hits.total)}</span>
          <IconButton
            icon={ChevronUp}
            label={strings.reader.previousHit}
            command="previous-hit"
            onPress={() => hits.move(-1)}
          />
          <IconButton
            icon={ChevronDown}
            label={strings.reader.nextHit}
            command="next-hit"
            onPress={() => hits.move(1)}
          />
        </span>
      )}
      {props.aloud && (
        <IconButton
          icon={Volume2}
          label={strings.aloud.action}
          command="read-aloud"
          pressed={props.aloud.isOn}
          className={props.aloud.isOn ? 'on' : ''}
          onPress={props.aloud.toggle}
        />
      )}
      {props.outline && (
        <IconButton
          icon={TableOfContents}
          label={props.outline.isOpen ? strings.outline.hide : strings.outline.show}
          command="outline"
          pressed={props.outline.isOpen}
          className={props.outline.isOpen ? 'on' : ''}
          onPress={props.outline.toggle}
        />
      )}
      {props.versions && (
        <IconButton
          icon={GitCompare}
          label={relatedName(props.versions.texts, strings)}
          command="versions"
          onPress={props.versions.open}
        >
          <span className="toolbar-count">{props.versions.texts.length}</span>
        </IconButton>
      )}
      <IconButton
        icon={Highlighter}
        label={
          panel.count > 0 ? `${strings.highlights.panel}, ${panel.count}` : strings.highlights.panel
        }
        command="highlights"
        pressed={panel.isOpen}
        className={panel.isOpen ? 'on' : ''}
        onPress={panel.toggle}
      >
        {panel.count > 0 && <span className="toolbar-count">{panel.count}</span>}
      </IconButton>
      {props.leftOut && (
        <IconButton
          icon={PanelBottom}
          label={props.leftOut.isOn ? strings.reader.hideLeftOut : strings.reader.showLeftOut}
          command="left-out"
          pressed={props.leftOut.isOn}
          className={props.leftOut.isOn ? 'on' : ''}
          onPress={props.leftOut.toggle}
        />
      )}
      <IconButton
        icon={FileCode2}
        label={
          {
            original: strings.reader.showOriginal,
            both: strings.reader.showBoth,
            article: strings.reader.showArticle,
          }[original.next]
        }
        command="original"
        pressed={original.isOn}
        className={original.isOn ? 'on' : ''}
        onPress={original.toggle}
      />
      {props.siteRule && (
        <IconButton
          icon={SquareDashedMousePointer}
          label={strings.siteRule.action}
          command="site-rule"
          pressed={props.siteRule.isOn}
          className={props.siteRule.isOn ? 'on' : ''}
          onPress={props.siteRule.toggle}
        />
      )}
      {props.onSource && (
        <IconButton icon={Globe} label={strings.reader.openSource} onPress={props.onSource} />
      )}
      <IconButton icon={FileOutput} label={strings.exports.action} onPress={actions.export} />
      <TextSettingsButton lang={article.lang} />
    </Toolbar>
  );
}, areSteadyPropsSame);
