import type { Article } from './article';

/** What an article that was written before these were known has in their place. */
export const laterFields = {
  kind: 'article',
  updatedAt: null,
  section: null,
  keywords: [],
  licence: null,
  missingImages: 0,
  hasImage: false,
  note: '',
  highlightCount: 0,
} satisfies Partial<Article>;
