import type { Importer } from '../importer';
export const text: Importer = { name: 'text', accepts: () => false, *read() {} };
