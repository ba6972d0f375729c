import { expect, it } from 'vitest';
import { troubleText } from '../../../renderer/cli/feed-troubles';

it('says a reason once', () => {
  const gone = { reason: 'gone', status: 410, message: 'the server answers 410' } as const;
  expect(troubleText(gone)).toBe('the server says that the feed is gone for good: 410');
  const off = { reason: 'off', message: 'fetching from the network is off' } as const;
  expect(troubleText(off)).toBe('fetching is switched off in the settings');
  const closed = { reason: 'unreachable', message: 'ERR_CONNECTION_REFUSED' } as const;
  expect(troubleText(closed)).toBe('the server could not be reached: ERR_CONNECTION_REFUSED');
});
