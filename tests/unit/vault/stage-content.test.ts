import { expect, it } from 'vitest';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import type { VaultWrite } from '../../../electron/ipc/vault-files';
import { stageContent } from '../../../renderer/vault/stage-content';

const content = { bytes: new Uint8Array([1]), granted: { grant: 'g', index: 3 } };

/** Stages bytes of a grant; main answers `stageRead` with `answer`. */
async function stage(answer: VaultWrite | null) {
  const asked: unknown[][] = [];
  const carrel = {
    async request(...words: unknown[]) {
      asked.push(words);
      return words[0] === 'stageRead' ? answer : { ok: true };
    },
  } as unknown as CarrelBridge;
  const stored = await stageContent(carrel)('originals', 'f', '.html', content);
  return { stored, asked };
}

it('names the bytes that main has read instead of sending them', async () => {
  const { stored, asked } = await stage({ ok: true });
  expect(stored).toEqual({ ok: true });
  expect(asked).toEqual([['stageRead', 'originals', 'f', '.html', 'g', 3]]);
});

it.each([null, { ok: false, reason: 'failed', message: 'not the hash of it' } as const])(
  'sends them when main has them no longer, or others: %j',
  async (answer) => {
    const { stored, asked } = await stage(answer);
    expect(stored).toEqual({ ok: true });
    expect(asked[1]).toEqual(['stage', 'originals', 'f', '.html', content.bytes]);
  },
);

it('does not send them to a disk that is full', async () => {
  const full = { ok: false, reason: 'full', message: 'the disk is full' } as const;
  const { stored, asked } = await stage(full);
  expect(stored).toEqual(full);
  expect(asked).toHaveLength(1);
});
