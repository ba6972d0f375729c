import { expect, it } from 'vitest';
import { readAll, sourceOfBytes } from '../../../../renderer/core/bytes/byte-source';
import { openContainer } from '../../../../renderer/core/containers/open-container';

const encoder = new TextEncoder();

async function mailsIn(
  text: string,
  name = 'Letters.mbox',
): Promise<Record<string, string> | null> {
  const container = await openContainer(sourceOfBytes(encoder.encode(text)), name);
  if (!container) return null;
  const mails: Record<string, string> = {};
  for (const entry of container.entries) {
    const content = await entry.open();
    mails[entry.path] = new TextDecoder().decode(await readAll(content, 0, content.size));
  }
  return mails;
}

const line = 'From mina@letter.example Mon Nov 02 10:00:00 2020';

it('takes the mails of a mailbox apart, and takes its marks out of their text', async () => {
  const first =
    'Subject: One\n\n>From the tower one sees\n>>From the boat\n\nFrom here on nothing: it is text.\n';
  expect(await mailsIn(`${line}\n${first}\n${line}\r\nSubject: Two\r\n\r\nB\r\n`)).toEqual({
    '1.eml': `${first.replace('>From the t', 'From the t').replace('>>From', '>From')}\n`,
    '2.eml': 'Subject: Two\r\n\r\nB\r\n',
  });
});

it('finds every mail, wherever the file is cut into pieces', async () => {
  // Pieces have 1 MiB: the mails around their ends begin at every distance from them.
  const mails = Array.from(
    { length: 2_100 },
    (_, at) => `Subject: ${at}\n\n${'x'.repeat(1_000 + (at % 7))}\n`,
  );
  const found = await mailsIn(mails.map((mail) => `From - x\n${mail}`).join('\n'));
  expect(Object.keys(found ?? {})).toHaveLength(mails.length);
  expect(Object.keys(found ?? {}).at(-1)).toBe('2100.eml');
  expect(Object.values(found ?? {}).map((mail) => mail.trim())).toEqual(
    mails.map((mail) => mail.trim()),
  );
});

it.each([
  ['a text that begins so', 'From here on nothing is known.\n\nSubject: none\n'],
  ['a page in MHTML', `${line}\nSubject: Page\n\nx`, 'page.mht'],
])('is no mailbox: %s', async (_what, text, name = 'letter.txt') => {
  expect(await mailsIn(text, name)).toBeNull();
});
