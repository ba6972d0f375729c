import { ReaderPane } from '../reader/reader-pane';
import { ReaderPlaceholder } from '../reader/reader-placeholder';
import { phraseOf } from '../search/phrase-of';
import { useWorkspace } from './workspace-state';

/** The right pane: the open article, or a placeholder when none or several are selected. */
export function ReadingPane() {
  const { shown, actions, theme, versions, reader, link, navigation } = useWorkspace();
  const { open, selection } = shown;
  if (!open || selection.ids.size > 1) {
    return <ReaderPlaceholder selected={selection.ids.size} actions={actions} />;
  }
  return (
    <ReaderPane
      ref={reader}
      article={open}
      actions={actions}
      theme={theme}
      marked={shown.marked}
      isInNotes={shown.isInNotes}
      isInLeftOut={shown.isInLeftOut}
      link={link}
      related={versions.texts}
      onSearch={(words) => navigation.runSearch(phraseOf(words))}
      onVersions={versions.open}
      onArticle={navigation.showArticle}
    />
  );
}
