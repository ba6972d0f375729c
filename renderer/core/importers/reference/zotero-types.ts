import type { WorkType } from '../../article/article-parts';

/** What CSL calls Zotero's types of items. */
export const zoteroTypes: Readonly<Record<string, WorkType>> = {
  ...{ journalArticle: 'article-journal', magazineArticle: 'article-magazine' },
  ...{ newspaperArticle: 'article-newspaper', blogPost: 'post-weblog', forumPost: 'post' },
  ...{ webpage: 'webpage', book: 'book', bookSection: 'chapter', report: 'report' },
  ...{ thesis: 'thesis', conferencePaper: 'paper-conference', manuscript: 'manuscript' },
  ...{ encyclopediaArticle: 'entry-encyclopedia', dictionaryEntry: 'entry-dictionary' },
};
