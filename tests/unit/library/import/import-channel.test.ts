import './with-resolvers';
import { afterEach, expect, test } from 'vitest';
import { receiveImports } from '../../../../renderer/library/import/import-channel';
import {
  type ImportMessage,
  importChannelName,
} from '../../../../renderer/library/import/import-messages';
import type { ImportServer } from '../../../../renderer/library/import/import-service';

const number = 5;
const open = [new BroadcastChannel(importChannelName(number))];
afterEach(() => {
  for (const channel of open) channel.close();
});

test('what reads files is opened at the first message, and gets all of them in their order', async () => {
  const taken: ImportMessage[] = [];
  const opened = Promise.withResolvers<ImportServer>();
  let opens = 0;
  const done = Promise.withResolvers<void>();
  receiveImports(number, (channel) => {
    opens += 1;
    open.push(channel);
    return opened.promise;
  });
  const [sender] = open;
  const messages = ['a', 'b', 'c'].map(
    (forget): ImportMessage => ({ to: 'importer', queue: 'q', forget }),
  );
  for (const message of messages) sender?.postMessage(message);
  // The answers of this window, which others hear, are not for it.
  sender?.postMessage({ to: 'queue', queue: 'q', read: 1 } satisfies ImportMessage);
  await new Promise((resolve) => setTimeout(resolve));
  expect(taken).toEqual([]);
  opened.resolve((message) => {
    taken.push(message);
    if (taken.length === messages.length) done.resolve();
  });
  await done.promise;
  expect(taken).toEqual(messages);
  expect(opens).toBe(1);
});
