import { describe, expect, it } from 'vitest';
import { failureText, fieldsOfError } from '../../../electron/failure-text';

const text = (error: unknown) => failureText(fieldsOfError(error));

function thrown(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}

const secret = 'The secret title';

describe('nothing of what was read is in the text', () => {
  it.each([
    ['JSON', () => JSON.parse(`${secret} [`)],
    ['a regular expression', () => new RegExp(`${secret} (`)],
    ['a key of a map', () => new Map([secret as never])],
    ['a property', () => (undefined as never)[secret]],
    ['an own error', () => fail(secret)],
    ['text that is thrown', () => raise(secret)],
    ['a name', () => raise(Object.assign(new Error(), { name: secret }))],
    ['a code', () => raise(Object.assign(new Error(), { code: secret }))],
    [
      'a message that looks like a stack',
      () => fail(`x\n    at ${secret.replaceAll(' ', '')} (a.js:1:2)`),
    ],
    ['an address', () => fail(`https://example.org/${encodeURIComponent(secret)}.js:1:2`)],
  ])('%s', (_name, action) => {
    const shown = text(thrown(action));
    expect(shown).not.toMatch(/secret/i);
    expect(shown).not.toContain('\n');
  });
});

const raise = (value: unknown) => {
  throw value;
};
const fail = (message: string) => raise(new Error(message));

it('names the error, its code, a plain message of the engine, and the places in the code', () => {
  const error = Object.assign(new TypeError("Cannot read properties of null (reading 'x')"), {
    code: 'ENOSPC',
    stack: [
      "TypeError: Cannot read properties of null (reading 'x')",
      '    at readTitle (/home/kim/My Articles/carrel/out/main/main.js:10:20)',
      '    at async Vault.write [as put] (file:///home/kim/out/main/main.js:30:40)',
      '    at app://carrel/assets/index-B2x.js:1:23456',
      '    at new Follower (http://127.0.0.1:5173/vault/follower.ts?t=1764350000000:5:6)',
      '    at node:internal/process/task_queues:95:5',
      '    at /home/kim/a title.html:1:1',
    ].join('\n'),
  });
  expect(text(error)).toBe(
    'TypeError ENOSPC Cannot read properties of null at readTitle main.js:10:20 < Vault.write main.js:30:40 < index-B2x.js:1:23456 < new Follower follower.ts:5:6',
  );
});

it('stays short and quick for a stack without an end', () => {
  const stack = `Error: \n${'    at a (b.js:1:2)\n'.repeat(1_000_000)}`;
  const startedAt = performance.now();
  expect(failureText({ name: 'Error', message: '', stack, code: '' }).length).toBeLessThan(200);
  const evil = `    at ${'a/'.repeat(1_000_000)}`;
  failureText({ name: 'Error', message: '', stack: evil, code: '' });
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
