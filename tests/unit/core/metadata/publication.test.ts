// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { readMetaTags } from '../../../../renderer/core/metadata/meta-tags';
import { readPublication } from '../../../../renderer/core/metadata/publication';

function publicationOf(tags: Record<string, string>, schemaType = '', addresses: string[] = []) {
  const document = new DOMParser().parseFromString('<html><head></head></html>', 'text/html');
  for (const [name, content] of Object.entries(tags)) {
    const meta = document.createElement('meta');
    meta.setAttribute('name', name);
    meta.setAttribute('content', content);
    document.head.append(meta);
  }
  return readPublication({ meta: readMetaTags(document), schemaType, addresses });
}

it('takes what journals write for reference managers', () => {
  expect(
    publicationOf({
      ...{ citation_journal_title: 'Harbour Studies', citation_author: 'van der Lind, Mara' },
      ...{ citation_volume: '12', citation_issue: '3', citation_firstpage: '45' },
      ...{ citation_lastpage: '67', citation_doi: 'https://doi.org/10.1000/quay.7' },
      citation_issn: '1234-5679',
    }),
  ).toEqual({
    ...{ type: 'article-journal', container: 'Harbour Studies', volume: '12', issue: '3' },
    ...{ pages: '45–67', doi: '10.1000/quay.7', issn: '1234-5679' },
    people: [{ family: 'Lind', given: 'Mara', particle: 'van der' }],
  });
});

it.each([
  ['NewsArticle', 'article-newspaper'],
  ['BlogPosting', 'post-weblog'],
  ['ScholarlyArticle', 'article-journal'],
  ['DiscussionForumPosting', 'post'],
])('%s is %s', (schema, type) => {
  expect(publicationOf({}, schema)).toEqual({ type });
});

it.each([
  ['https://web.archive.org/web/20200312080000/https://quay.example/', 'Internet Archive'],
  ['https://archive.ph/2020.03.12-080000/https://quay.example/', 'archive.today'],
])('names the archive of %s', (archiveUrl, archive) => {
  expect(publicationOf({}, 'Article', ['https://quay.example/', archiveUrl])).toEqual({
    archive,
    archiveUrl,
  });
});

it('says nothing of a page that states nothing, and takes no cache for an archive', () => {
  const cache = 'https://webcache.googleusercontent.com/search?q=cache:abc:quay.example/a';
  expect(publicationOf({ author: 'Mara Lind' }, 'Article', [cache])).toBeUndefined();
});

it.each([
  ['10.1000.10/123', '10.1000.10/123'],
  ['doi:10.1000/quay.7.', '10.1000/quay.7'],
  ['doi10.1000/quay', '10.1000/quay'],
  ['110.1000/quay', null],
])('reads the DOI in “%s” as lists of references do', (text, doi) => {
  expect(publicationOf({ citation_doi: text })?.doi ?? null).toBe(doi);
});
