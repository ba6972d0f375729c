import type {
  ArticleFiles,
  ArticleFolder,
  StoredFile,
  StoredKind,
  Unreadable,
  VaultRecord,
} from '../ipc/vault-files.js';

/**
 * Read-only access to an exported library, a folder or a zip. An unreadable file is answered with the
 * reason and affects no other file; a missing file is null.
 */
export interface Bundle {
  listArticles(): Promise<ArticleFolder[]>;
  /** Unreadable places in the bundle, apart from its articles. */
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
