import type { SearchClient } from '../search/client';
import { CarrelDatabase } from '../storage/database';

/** What every use case needs; the composition roots make it once. */
export interface Library {
  database: CarrelDatabase;
  search: SearchClient;
}
