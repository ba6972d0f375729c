import type { Importer } from '../importer';
import { feed } from './feed';
import { html } from './html';
import { markdown } from './markdown';
import { text } from './text';

/** Asked in this order; text takes what nobody else knows. */
export const importers: readonly Importer[] = [feed, html, markdown, text];
