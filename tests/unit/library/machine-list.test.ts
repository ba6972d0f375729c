import { expect, it } from 'vitest';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import { lastWritten, nameIn, otherMachines } from '../../../renderer/library/actions/machine-list';

const file = (name: string) => ({ name, bytes: 3 });

it('reads from the names of its files when a machine wrote last', () => {
  const names = ['01jq4z5m000000-aaaaaaaaaa.jsonl', '01jn4z5m000000-aaaaaaaaaa.jsonl'];
  const copy = '01jz4z5m000000-aaaaaaaaaa.sync-conflict-20261130.jsonl';
  const files = [...names, copy, 'machine.json'].map(file);
  const wroteAt = lastWritten({ machine: 'aaaaaaaaaa', files });
  expect(new Date(wroteAt ?? 0).toISOString().slice(0, 10)).toBe('2025-03-24');
  expect(lastWritten({ machine: 'aaaaaaaaaa', files: [file('machine.json')] })).toBeNull();
});

it('takes a name from a file of anybody, and nothing else', () => {
  expect(nameIn('{"schema":1,"name":" Kim\\u202es \\u0007laptop "}')).toBe('Kims laptop');
  expect(nameIn(`{"name":"${'x'.repeat(5_000)}"}`)).toHaveLength(60);
  for (const about of ['', '{', 'null', '[]', '{"name":{}}', null, { reason: 'link' }]) {
    expect(nameIn(about)).toBe('');
  }
});

it('lists the others, the last one to write first, and none without files', async () => {
  const machines = [
    { machine: 'own0000000', files: [file('machine.json')] },
    { machine: 'aaaaaaaaaa', files: [file('machine.json')] },
    { machine: 'bbbbbbbbbb', files: [file('01jq4z5m000000-bbbbbbbbbb.jsonl')] },
    { machine: 'cccccccccc', files: [] },
  ];
  const names: Record<string, string> = { aaaaaaaaaa: '{"name":"Desk"}' };
  const request = async (name: string, machine: string) =>
    name === 'listMachines' ? { machines, unreadable: [] } : (names[machine] ?? null);
  const found = await otherMachines({ request } as unknown as CarrelBridge, {
    ...{ id: 'own0000000', name: 'Own', distrusted: { aaaaaaaaaa: '' } },
  });
  expect(
    found.map(({ id, name, lastStamp, trustedUntil }) => [id, name, lastStamp, trustedUntil]),
  ).toEqual([
    ['bbbbbbbbbb', '', '01JQ4Z5M000000-bbbbbbbbbb', null],
    ['aaaaaaaaaa', 'Desk', '', ''],
  ]);
});
