import type { ArticleFolder, StoredFile, StoredKind, VaultRecord } from '../ipc/contract.js';

/**
 * An exported library, folder or zip, or another machine's, to be read only. What is damaged, too
 * large or a link throws `Refused`; what is not there is null.
 */
export interface Bundle {
  listArticles(): Promise<ArticleFolder[]>;
  readArticle(folder: string): Promise<{ html: string | null; json: string | null }>;
  listStored(kind: StoredKind): Promise<StoredFile[]>;
  readStored(kind: StoredKind, sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
  readRecord(name: VaultRecord): Promise<string | null>;
  close(): void;
}
