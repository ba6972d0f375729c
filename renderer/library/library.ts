import type { SearchClient } from '../search/client/client';
import type { ChangeWatch } from '../storage/article-changes';
import type { CarrelDatabase } from '../storage/database';
import type { VaultClient } from '../vault/client';
import type { Journal } from './journal';

/** What tells the journal of a library of the articles that are changed, and its progress how far it is. */
export function noting({ journal, progress }: Pick<Library, 'journal' | 'progress'>): ChangeWatch {
  return { ...progress, onChanged: journal && ((changed) => journal.articlesChanged(changed)) };
}

/** The library as the use cases see it; each composition root creates one. */
export interface Library {
  database: CarrelDatabase;
  search: SearchClient;
  vault: VaultClient;
  /** Notes the changes of one command; without it they cannot be undone. */
  journal?: Journal;
  /** Told how far a change of many articles is, and may end it. */
  progress?: Pick<ChangeWatch, 'onProgress' | 'signal'>;
}
