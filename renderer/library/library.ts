import type { SearchClient } from '../search/client/client';
import type { CarrelDatabase } from '../storage/database';
import type { VaultClient } from '../vault/client';

/** The library as the use cases see it; each composition root creates one. */
export interface Library {
  database: CarrelDatabase;
  search: SearchClient;
  vault: VaultClient;
}
