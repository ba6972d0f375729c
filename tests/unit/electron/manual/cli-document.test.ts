import { describe, expect, it } from 'vitest';
import { isWindowCommand, shownCommands } from '../../../../electron/ipc/command-table';
import { cliDocument } from '../../../../electron/manual/cli-document';
import { commandAnswers, misfit } from '../../../../electron/manual/command-answers';

it('docs/cli.md says what the tables say', async () => {
  await expect(cliDocument()).toMatchFileSnapshot('../../../../docs/cli.md');
});

it('every command that prints JSON has its answer in the table', () => {
  const named = new Set(commandAnswers.map(({ command }) => command));
  const others = shownCommands.filter((name) => !named.has(name));
  // mcp speaks a protocol of its own.
  expect(others.filter(isWindowCommand)).toEqual(['mcp']);
});

describe('an answer', () => {
  const shape = { id: 'string', 'title?': 'string or null', tags: ['string'] } as const;
  it.each([
    [{ id: 'a', tags: [] }, null],
    [{ id: 'a', title: null, tags: ['x'] }, null],
    [{ tags: [] }, 'the answer.id is missing'],
    [{ id: 1, tags: [] }, 'the answer.id is no string'],
    [{ id: 'a', title: 1, tags: [] }, 'the answer.title is no string or null'],
    [{ id: 'a', tags: [1] }, 'the answer.tags[0] is no string'],
    [{ id: 'a', tags: {} }, 'the answer.tags is no list'],
    [{ id: 'a', tags: [], more: 1 }, 'the answer.more is not in the table'],
    [[], 'the answer is no object'],
    [null, 'the answer is no object'],
  ])('%j: %s', (value, fault) => {
    expect(misfit(value, shape)).toBe(fault);
  });

  it('may have further fields where the table says so', () => {
    expect(misfit({ id: 'a', more: 1 }, { id: 'string', '…': 'any' })).toBeNull();
  });
});
