import type { Importer } from '../importer';
export const markdown: Importer = { name: 'markdown', accepts: () => false, *read() {} };
