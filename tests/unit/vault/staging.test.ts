import { expect, it } from 'vitest';
import { Staging } from '../../../renderer/vault/staging';

it('sweeps only when no other import window holds staged files', async () => {
  let held = true;
  let swept = false;
  const staging = new Staging({
    isHeld: async () => held,
    unlessHeld: async (work) => (held ? null : { result: await work() }),
  });
  expect(await staging.isHeld()).toBe(true);
  const sweeping = staging.exclusively(async () => {
    swept = true;
  });
  // The imports of this window go on meanwhile.
  const leave = await staging.enter();
  held = false;
  await Promise.resolve();
  expect(swept).toBe(false);
  leave();
  await sweeping;
  expect(swept).toBe(true);
  expect(await staging.isHeld()).toBe(false);
});
