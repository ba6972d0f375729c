import { selectOnly } from '../library/selection';
import { ReaderPane } from '../reader/reader-pane';
import { ReaderPlaceholder } from '../reader/reader-placeholder';
import { phraseOf } from '../search/phrase-of';
import { useWorkspace } from './workspace-state';

/** The right pane: the open article, or a placeholder when none or several are selected. */
export function ReadingPane() {
  const {
    shown,
    contents,
    actions,
    changes,
    theme,
    versions,
    reader,
    link,
    history,
    navigation,
    panes,
  } = useWorkspace();
  const { open, selection, rows } = shown;
  const at = rows.findIndex(({ id }) => id === open?.id);
  const neighbours = {
    previous: rows[at - 1] ?? null,
    next: at < 0 ? null : (rows[at + 1] ?? null),
  };
  if (!open || selection.ids.size > 1) {
    return (
      <ReaderPlaceholder
        selected={selection.ids.size}
        hasLinks={shown.targets.some(({ kind }) => kind === 'link')}
        actions={actions}
      />
    );
  }
  return (
    <ReaderPane
      ref={reader}
      article={open}
      contents={contents}
      actions={actions}
      theme={theme}
      marked={shown.marked}
      isInNotes={shown.isInNotes}
      isInLeftOut={shown.isInLeftOut}
      link={link}
      history={history}
      room={panes.roomForTwo}
      related={versions.texts}
      onSearch={(words) => navigation.runSearch(phraseOf(words))}
      onUndo={changes.undo}
      onVersions={versions.open}
      onArticle={navigation.showArticle}
      neighbours={neighbours}
      onNeighbour={(by) => {
        const wanted = by > 0 ? neighbours.next : neighbours.previous;
        if (wanted) shown.select(selectOnly(wanted.id));
      }}
    />
  );
}
