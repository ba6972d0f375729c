import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { expect, it } from 'vitest';
import { readCommandLine } from '../../../electron/command-line';
import { exitCodeOf } from '../../../electron/commands';
import { type ExitCode, exitCodes } from '../../../electron/ipc/exit-codes';

const table = Object.values<ExitCode>(exitCodes);

it('each code stands once, in ascending order', () => {
  const codes = table.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].sort((a, b) => a - b));
});

it.each(['SIGHUP', 'SIGINT', 'SIGTERM'] as const)('%s is 128 and its number', (signal) => {
  expect(exitCodeOf({ kind: 'signal', signal })).toBe(128 + constants.signals[signal]);
});

it('a closed pipe ends a command as SIGPIPE does', () => {
  expect(exitCodeOf({ kind: 'output-closed' })).toBe(128 + constants.signals.SIGPIPE);
});

it('the help and README.md say the whole table', () => {
  const context = { cwd: '/', version: '1.2.3', exists: () => false };
  const help = readCommandLine(['help'], context);
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  for (const { code, about } of table) {
    expect(help).toHaveProperty('text', expect.stringContaining(`${code}  ${about}`));
    expect(readme).toContain(`${code} ${about}`);
  }
});
