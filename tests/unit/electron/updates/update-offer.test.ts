import { describe, expect, it, vi } from 'vitest';
import type { FetchAnswer, MainFetchRequest } from '../../../../electron/ipc/fetching';
import { UpdateCheck } from '../../../../electron/updates/update-check';
import { isLater, readUpdateOffer } from '../../../../electron/updates/update-offer';

const sha256 = 'A'.repeat(64);
const offer = {
  version: '0.3.0',
  notes: 'Faster.',
  page: 'https://carrel.example/download',
  files: [{ name: 'carrel_0.3.0_amd64.deb', bytes: 5, sha256 }],
};
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe('the answer of the address for updates', () => {
  it('is read, with checksums in lower case and without unknown fields', () => {
    const files = [{ ...offer.files[0], sha256: sha256.toLowerCase() }];
    expect(readUpdateOffer(bytesOf({ ...offer, extra: 1 }))).toEqual({ ...offer, files });
    const { version, page } = offer;
    expect(readUpdateOffer(bytesOf({ version, page }))).toEqual({
      ...{ version, page, notes: '', files: [] },
    });
  });

  it.each([
    ['no JSON', new TextEncoder().encode('<html>')],
    ['a list', bytesOf([offer])],
    ['no version', bytesOf({ page: offer.page })],
    ['a version with words', bytesOf({ ...offer, version: 'newest' })],
    ['a page that is a program', bytesOf({ ...offer, page: 'file:///usr/bin/x' })],
    ['a page without TLS', bytesOf({ ...offer, page: 'http://carrel.example/' })],
    ['a page of script', bytesOf({ ...offer, page: 'javascript:alert(1)' })],
    ['a path for a name', bytesOf({ ...offer, files: [{ name: '../x', bytes: 1, sha256 }] })],
    ['a short checksum', bytesOf({ ...offer, files: [{ name: 'x.deb', bytes: 1, sha256: 'ab' }] })],
    ['endless notes', bytesOf({ ...offer, notes: 'x'.repeat(20_001) })],
  ])('is refused: %s', (_what, bytes) => expect(readUpdateOffer(bytes)).toBeNull());
});

it.each([
  ['0.2.0', '0.1.9', true],
  ['0.10.0', '0.9.0', true],
  ['1.0.0', '1.0.0', false],
  ['1.0.0', '1.0.0-beta.2', true],
  ['1.0.0-beta.2', '1.0.0', false],
  ['1.0.0-beta.11', '1.0.0-beta.2', true],
  ['1.0.0-beta', '1.0.0-alpha.9', true],
  ['1.0.0-alpha.1', '1.0.0-alpha', true],
  ['0.1.0', '0.2.0', false],
  ['newest', '0.1.0', false],
  ['2.0.0', '', false],
])('%s comes after %s: %s', (one, other, isSo) => expect(isLater(one, other)).toBe(isSo));

describe('looking for a newer version', () => {
  const fetched = (value: unknown): FetchAnswer => ({
    ...{ ok: true, url: 'x', permanentUrl: null, status: 200, mediaType: 'application/json' },
    ...{ charset: null, etag: null, lastModified: null, bytes: bytesOf(value) as never },
  });
  const fetch = vi.fn<(request: MainFetchRequest) => Promise<FetchAnswer>>();
  const check = (version: string, address: string | null = 'https://carrel.example/newest.json') =>
    new UpdateCheck({ version, address: () => address, fetch });

  it('sends nothing where no address is known', async () => {
    fetch.mockClear();
    expect(await check('0.1.0', null).ask()).toEqual({ kind: 'no-address' });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('sends one request, and names the newer version', async () => {
    fetch.mockClear();
    fetch.mockResolvedValue(fetched(offer));
    expect(await check('0.1.0').ask()).toMatchObject({
      kind: 'available',
      offer: { version: '0.3.0' },
    });
    expect(fetch).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ why: 'update', for: 'Carrel 0.1.0' }),
    );
    expect(await check('0.3.0').ask()).toEqual({ kind: 'newest' });
    expect(await check('1.0.0').ask()).toEqual({ kind: 'newest' });
  });

  it('compares a package with what the answer says of it', async () => {
    fetch.mockResolvedValue(fetched(offer));
    const one = check('0.1.0');
    const name = 'carrel_0.3.0_amd64.deb';
    expect(one.compare(name, 'a'.repeat(64))).toBe('unknown');
    await one.ask();
    expect(one.compare(name, 'a'.repeat(64))).toBe('matches');
    expect(one.compare(name, 'b'.repeat(64))).toBe('differs');
    expect(one.compare('other.deb', 'a'.repeat(64))).toBe('unknown');
  });

  it('says what has failed', async () => {
    fetch.mockResolvedValue({ ok: false, reason: 'status', status: 404, message: '' });
    expect(await check('0.1.0').ask()).toEqual({ kind: 'failed', reason: 'status', status: 404 });
    fetch.mockResolvedValue({ ok: false, reason: 'off', message: '' });
    expect(await check('0.1.0').ask()).toEqual({ kind: 'failed', reason: 'off', status: null });
    fetch.mockResolvedValue(fetched({ version: 7 }));
    expect(await check('0.1.0').ask()).toEqual({ kind: 'damaged' });
  });
});
