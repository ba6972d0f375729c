import type { SearchClient } from '../search/client/client';
import type { CarrelDatabase } from '../storage/database';
import type { VaultClient } from '../vault/client';

/** What the use cases work on; a composition root makes it once. */
export interface Library {
  database: CarrelDatabase;
  search: SearchClient;
  vault: VaultClient;
}
