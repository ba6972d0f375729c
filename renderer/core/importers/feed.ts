import type { Importer } from '../importer';
export const feed: Importer = { name: 'feed', accepts: () => false, *read() {} };
