import { expect, it } from 'vitest';
import type { FeedProblem } from '../../../renderer/core/feeds/feed-problem';
import { visitsMessage } from '../../../renderer/ui/feeds/visits-message';
import { en } from '../../../renderer/ui/i18n/en';
import { ko } from '../../../renderer/ui/i18n/ko';

const visit = (imported: number, updated: number, reason?: FeedProblem) => ({
  ...{ imported, updated, joined: null },
  trouble: reason ? { reason, message: '' } : null,
});
const message = (...visits: ReturnType<typeof visit>[]) => visitsMessage(visits, en.feeds);

it('counts new and changed articles', () => {
  expect(message(visit(1, 0))).toBe('New: 1 article');
  expect(message(visit(0, 1), visit(0, 1))).toBe('Changed: 2 articles');
  expect(message(visit(1, 2))).toBe('New: 1 article. Changed: 2 articles');
  expect(message(visit(0, 0))).toBe('No new articles');
  expect(visitsMessage([visit(1, 2)], ko.feeds)).toMatch(/1.*2/);
});

it('names a reason that all share', () => {
  const { troubles } = en.feeds;
  expect(message(visit(0, 0, 'off'), visit(0, 0, 'off'))).toBe(troubles.off);
  expect(message(visit(0, 0, 'tls'))).toBe(troubles.tls);
  expect(message(visit(0, 0, 'tls'), visit(0, 0, 'tls'))).toBe(
    `2 feeds couldn’t be refreshed: ${troubles.tls}`,
  );
  expect(message(visit(3, 0), visit(0, 0, 'tls'))).toBe(
    `New: 3 articles. 1 feed couldn’t be refreshed: ${troubles.tls}`,
  );
  expect(message(visit(0, 0, 'tls'), visit(0, 0, 'status'))).toBe('2 feeds couldn’t be refreshed');
  expect(message(visit(2, 0, 'cut-off'))).toBe(`New: 2 articles. ${troubles['cut-off']}`);
});
