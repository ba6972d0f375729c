import { useMemo, useRef } from 'react';
import type { Article, ArticleId, ReadingState } from '../../core/article/article';
import { readingStates } from '../../core/article/article-rules';
import {
  leaveState,
  setStarred,
  setState,
  stepState,
  unarchive,
} from '../../library/actions/mark-articles';
import type { StepKind } from '../../library/history/step';
import { extractAgain } from '../../library/import/extract-again';
import { createImportDispatcher } from '../../library/import/import-dispatcher';
import type { Library } from '../../library/library';
import { useAnnouncedChange } from '../history/use-announced-change';
import { useStrings } from '../i18n/language-context';
import { useAnnounce } from './announcer';
import { useServices } from './services';

/** The actions on the selected articles, shared by keys, buttons and menu. */
export interface ArticleActions {
  /** Shows the article in a window of its own. */
  openApart: () => void;
  /** Opens each article in a tab of this window. */
  openTabs: () => void;
  star: () => void;
  archive: () => void;
  unread: () => void;
  /** Marks as read; when all are, takes that back. */
  read: () => void;
  /** Moves each article to the next or the previous reading state. */
  step: (by: 1 | -1) => void;
  tag: () => void;
  /** Asks into which collections the articles are put. */
  collect: () => void;
  /** Extracts the articles again from their stored originals by the current rules. */
  extractAgain: () => void;
  /** Asks where to export the articles, or those of the whole list. */
  export: () => void;
  /** Shows the references of the articles. */
  cite: () => void;
  /** Shows where the article came from and what is kept of it. */
  info: () => void;
  /** Shows the article's file in the file manager. */
  showFile: () => void;
  /** Asks how to print the articles. */
  print: () => void;
  /** Fetches the pages of the articles that are only links. */
  fetch: () => void;
  /** Moves the articles to the trash; asks first when they are many. */
  askDelete: () => void;
}

/** Up to this many articles are deleted without a question: undo is offered for a minute. */
const deletedAtOnce = 20;

/**
 * Each action treats all selected articles alike: it clears a flag only when every article has it.
 * The returned object keeps its identity while the selection changes.
 *
 * @param onAct called with the articles before they are changed
 * @param fetchAddresses fetches pages; the user has asked for it
 */
export function useArticleActions(
  selected: readonly Article[],
  openDialog: (
    name: 'tags' | 'collection' | 'delete' | 'export' | 'print' | 'cite' | 'info',
    ids: readonly ArticleId[],
  ) => void,
  moveToTrash: (ids: readonly ArticleId[]) => void,
  onAct: (ids: readonly ArticleId[]) => void,
  fetchAddresses: (addresses: string[], tags: string[]) => void,
  openApart: (id: ArticleId) => void,
  openTabs: (ids: readonly ArticleId[]) => void,
): ArticleActions {
  const { library, bridge } = useServices();
  const strings = useStrings();
  const announce = useAnnounce();
  const change = useAnnouncedChange();
  const latest = useRef(selected);
  const earlier = useRef({
    read: new Map<ArticleId, ReadingState>(),
    archived: new Map<ArticleId, ReadingState>(),
  });
  latest.current = selected;

  return useMemo(() => {
    const ids = () => latest.current.map((article) => article.id);
    const all = (has: (article: Article) => boolean) => latest.current.every(has);
    const run = (
      kind: StepKind,
      edit: (library: Library, ids: readonly ArticleId[]) => Promise<unknown>,
      done: (count: number) => string,
    ) => {
      const changing = ids();
      if (changing.length === 0) return;
      onAct(changing);
      change(
        kind,
        (own) => edit(own, changing),
        () => done(changing.length),
      );
    };
    /** Keeps what the articles are before they get this state, so that the same key leads back. */
    const remembered = (state: 'read' | 'archived') => {
      for (const article of latest.current) {
        if (article.state !== state) earlier.current[state].set(article.id, article.state);
      }
      return state;
    };
    const open = (name: 'tags' | 'collection' | 'delete') => {
      if (latest.current.length === 0) return;
      onAct(ids());
      openDialog(name, ids());
    };
    return {
      openApart() {
        const [first] = latest.current;
        if (first && latest.current.length === 1) openApart(first.id);
      },
      openTabs: () => openTabs(ids()),
      star() {
        const starred = !all((article) => article.starred);
        const message = starred ? strings.announce.starred : strings.announce.unstarred;
        run('star', (own, some) => setStarred(own, some, starred), message);
      },
      archive() {
        const archived = all((article) => article.state === 'archived');
        const message = archived ? strings.announce.unarchived : strings.announce.archived;
        // A second press is the way back.
        const edit = (own: Library, some: readonly ArticleId[]) =>
          archived
            ? unarchive(own, some, earlier.current.archived)
            : setState(own, some, remembered('archived'));
        run('state', edit, message);
      },
      unread() {
        run('state', (own, some) => setState(own, some, 'unread'), strings.announce.markedUnread);
      },
      read() {
        if (!all((article) => article.state === 'read')) {
          const state = remembered('read');
          run('state', (own, some) => setState(own, some, state), strings.announce.markedRead);
          return;
        }
        const back = (own: Library, some: readonly ArticleId[]) =>
          leaveState(own, some, 'read', earlier.current.read);
        run('state', back, () => strings.announce.stateChanged);
      },
      step(by) {
        const [first] = latest.current;
        const next = first && readingStates[readingStates.indexOf(first.state) + by];
        const isOne = latest.current.length === 1;
        if (first && isOne && next === undefined) return;
        const done = () =>
          isOne && next
            ? strings.announce.nowInState(strings.sidebar[next])
            : strings.announce.stateChanged;
        run('state', (own, some) => stepState(own, some, by), done);
      },
      tag: () => open('tags'),
      collect: () => open('collection'),
      // Without a selection it is about the list.
      export: () => openDialog('export', ids()),
      cite: () => latest.current.length > 0 && openDialog('cite', ids()),
      info: () => latest.current.length > 0 && openDialog('info', ids().slice(0, 1)),
      showFile() {
        const [article] = latest.current;
        if (article === undefined) return;
        bridge.request('showArticleFile', article.folder).then(
          (isShown) => !isShown && announce(strings.desktop.noFile),
          () => announce(strings.desktop.noFile),
        );
      },
      print: () => latest.current.length > 0 && openDialog('print', ids()),
      extractAgain() {
        const articles = latest.current;
        let changed = 0;
        const dispatcher = createImportDispatcher(bridge);
        extractAgain(library, dispatcher, articles, {
          isDryRun: false,
          force: false,
          onArticle: (_article, renewal) => {
            if (renewal === 'changed') changed += 1;
          },
        })
          .then(
            () => announce(strings.siteRule.againDone(changed, articles.length)),
            () => announce(strings.announce.failed),
          )
          .finally(() => dispatcher.close());
      },
      fetch() {
        const addresses = latest.current.flatMap(({ kind, url }) =>
          kind === 'link' && url !== null ? url : [],
        );
        if (addresses.length === 0) return;
        bridge.request('askToFetch').then(
          ({ fetching }) =>
            fetching === 'on' ? fetchAddresses(addresses, []) : announce(strings.address.off),
          () => announce(strings.announce.failed),
        );
      },
      askDelete() {
        if (latest.current.length > deletedAtOnce) open('delete');
        else if (latest.current.length > 0) moveToTrash(ids());
      },
    };
  }, [
    library,
    change,
    bridge,
    strings,
    announce,
    openDialog,
    moveToTrash,
    onAct,
    fetchAddresses,
    openApart,
    openTabs,
  ]);
}
