import type {
  ArticleFiles,
  ArticleFolder,
  StoredFile,
  StoredKind,
  Unreadable,
  VaultRecord,
} from '../ipc/contract.js';

/**
 * An exported library, folder or zip, or another machine's, to be read only. What cannot be read is
 * answered with its reason and costs nothing else; what is not there is null.
 */
export interface Bundle {
  listArticles(): Promise<ArticleFolder[]>;
  /** What is wrong with the bundle itself, apart from its articles. */
  unreadable(): Promise<Unreadable[]>;
  readArticle(folder: string): Promise<ArticleFiles>;
  listStored(kind: StoredKind): Promise<StoredFile[]>;
  readStored(
    kind: StoredKind,
    sha256: string,
  ): Promise<Uint8Array<ArrayBuffer> | Unreadable | null>;
  readRecord(name: VaultRecord): Promise<string | Unreadable | null>;
  close(): void;
}
