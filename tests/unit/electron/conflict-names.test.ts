import { expect, it } from 'vitest';
import { conflictOf } from '../../../electron/ipc/conflict-names';

const files = ['article.html', 'article.json'];

it.each([
  ['article.sync-conflict-20261130-010203-ABCDEFG.json', 'Syncthing'],
  ['article.sync-conflict-20261130-010203.json', 'Syncthing'],
  ['article (conflicted copy 2026-11-30).json', 'Dropbox, Nextcloud'],
  ["article (Ann's conflicted copy 2026-11-30).json", 'Dropbox, Nextcloud'],
  ['article (conflicted copy 2026-11-30 010203).json', 'Dropbox, Nextcloud'],
  ['article (민수의 충돌된 사본 2026-11-30).json', 'Dropbox, Nextcloud'],
  ['article (Case Conflict).json', 'Dropbox'],
  ['article (책상의 충돌된 사본).json', 'Dropbox'],
  ['article_conflict-20261130-010203.json', 'ownCloud'],
  ['article.Conflict.json', 'Resilio Sync'],
  ['article_DESK_Nov-30-010203-2026_Conflict.json', 'Synology Drive'],
  ['article (1).json', 'Google Drive'],
  ['article(2).json', 'Google Drive'],
  ['article [Conflict].json', 'Google Drive'],
  ['article 2.json', 'iCloud'],
  ['article-DESKTOP-8K2V9.json', 'OneDrive'],
  ['article-ANNS-PC-2.json', 'OneDrive'],
  ['article - Copy (2).json', 'a file manager'],
  ['article - 복사본.json', 'a file manager'],
  ['article.json~', 'another program'],
  ['article.json.orig', 'another program'],
])('%s', (name, program) => {
  expect(conflictOf(name, files)).toEqual({ of: 'article.json', program });
});

it.each([
  ...['article.json', 'article.html', 'article-notes.json', 'article.txt', 'articles (1).json'],
  ...['my article (1).json', 'article (my notes).json', 'article (1).md', 'article.json.md', ''],
])('takes %j for no copy', (name) => {
  expect(conflictOf(name, files)).toBeNull();
});

it('knows the copies of whole folders, and of files of changes', () => {
  const folder = 'the-harbour-at-night-4xw5a862qb';
  for (const mark of [' (1)', ' 2', ' copy', '.sync-conflict-20261130-010203-ABCDEFG']) {
    expect(conflictOf(folder + mark, [folder])?.of).toBe(folder);
  }
  const changes = '01jcarrel-aaaaaaaaaa.jsonl';
  const copy = '01jcarrel-aaaaaaaaaa.sync-conflict-20261130-010203-ABCDEFG.jsonl';
  expect(conflictOf(copy, ['machine.json', changes])?.of).toBe(changes);
});
