// A new field needs a new version of the database: rows that exist get its default by the version's upgrade.
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { articleDefaults } from '../../../renderer/core/article/article-record';
import { CarrelDatabase } from '../../../renderer/storage/database';

/**
 * The newest version of the database, and the fields that each of its rows has. Change both at once. Fields
 * that are absent by default, and those that every import computes, are not here.
 */
const newest = {
  version: 12,
  fields: [
    ...['byline', 'canonicalUrl', 'excerpt', 'hasImage', 'highlightCount', 'keywords', 'kind'],
    ...['lang', 'licence', 'missingImages', 'note', 'progress', 'publishedAt', 'section', 'site'],
    ...['starred', 'state', 'tags', 'title', 'updatedAt', 'url'],
  ],
};

it('has the fields of its newest version', () => {
  const database = new CarrelDatabase('fields');
  expect({ version: database.verno, fields: Object.keys(articleDefaults).sort() }).toEqual(newest);
});
