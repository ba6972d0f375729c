import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { sourceOfBytes } from '../../../../renderer/core/bytes/byte-source';
import { openContainer } from '../../../../renderer/core/containers/open-container';

interface Member {
  name: string;
  content?: string;
  type?: string;
  size?: number;
}

function tar(...members: Member[]): Uint8Array<ArrayBuffer> {
  const blocks = members.flatMap(({ name, content = '', type = '0', size }) => {
    const bytes = Buffer.from(content);
    const head = Buffer.alloc(512);
    head.write(name, 0, 100);
    head.write((size ?? bytes.length).toString(8).padStart(11, '0'), 124);
    head.write((1_700_000_000).toString(8), 136);
    head.write(type, 156);
    head.write('ustar\0', 257);
    head.fill(' ', 148, 156);
    head.write(
      `${head
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
    return [head, bytes, Buffer.alloc(-bytes.length & 511)];
  });
  return Uint8Array.from(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

const open = (bytes: Uint8Array<ArrayBuffer>, name = 'backup.tar') =>
  openContainer(sourceOfBytes(bytes), name);

async function contentOf(container: Awaited<ReturnType<typeof open>>, at = 0): Promise<string> {
  const source = await container?.entries[at]?.open();
  return new TextDecoder().decode(await source?.read(0, 10_000));
}

test('reads files with short, long and Korean names', async () => {
  const long = `${'folder/'.repeat(30)}글.md`;
  const pax = `path=${long}\n`;
  const record = `${pax.length + 10} ${pax}`;
  const container = await open(
    tar(
      { name: 'posts/', type: '5' },
      { name: 'posts/one.md', content: 'One.' },
      { name: '././@LongLink', type: 'L', content: `${long}\0` },
      { name: 'cut', content: 'Two.' },
      { name: 'PaxHeaders/x', type: 'x', content: record },
      { name: 'cut', content: 'Three.' },
    ),
  );
  expect(container?.entries.map(({ path }) => path)).toEqual(['posts/one.md', long, long]);
  expect(await contentOf(container, 1)).toBe('Two.');
  expect(container?.entries[0]?.modifiedAt).toBe(1_700_000_000_000);
});

test('reads a tar inside a gzip', async () => {
  const packed = await open(
    Uint8Array.from(gzipSync(tar({ name: 'a.md', content: 'A.' }))),
    'a.tgz',
  );
  const inside = await packed?.entries[0]?.open();
  const container = inside && (await openContainer(inside, packed?.entries[0]?.path ?? ''));
  expect(container?.entries.map(({ path }) => path)).toEqual(['a.md']);
});

test('refuses names that lead out, links, and what is cut off', async () => {
  const container = await open(
    tar(
      { name: '../../etc/passwd', content: 'x' },
      { name: '/absolute.md', content: 'x' },
      { name: 'link', type: '2' },
      { name: 'good.md', content: 'Good.' },
      { name: 'long.md', size: 99_999 },
    ),
  );
  expect(container?.entries.map(({ path, refused }) => [path, refused])).toEqual([
    ['passwd', 'unsafe-name'],
    ['absolute.md', 'unsafe-name'],
    ['good.md', null],
    ['long.md', 'damaged'],
  ]);
});

test('comes to an end with sizes that are no sizes', async () => {
  const bytes = tar({ name: 'a.md', content: 'A.' }, { name: 'b.md', content: 'B.' });
  for (let at = 124; at < 136; at++) bytes[at] = 0xff;
  await expect(open(bytes)).resolves.toBeNull();
});

test('takes a text for no tar', async () => {
  const text = new TextEncoder().encode('A line of a text that goes on and on. '.repeat(40));
  expect(await open(Uint8Array.from(text), 'a.txt')).toBeNull();
});
