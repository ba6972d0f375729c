import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commandNames, globalOptions, specOf } from '../../../../electron/ipc/command-table';
import { completionScript, shells } from '../../../../electron/manual/completion';

describe.each(shells)('the script for %s', (shell) => {
  it('has every command, every option and every word that an option takes', () => {
    const script = completionScript(shell);
    for (const name of commandNames) {
      expect(script).toMatch(new RegExp(`\\b${name}\\b`));
      for (const [option, { completed }] of Object.entries(specOf(name).options)) {
        expect(script).toContain(option);
        for (const word of Array.isArray(completed) ? completed : []) {
          expect(script).toContain(word);
        }
      }
    }
    for (const option of Object.keys(globalOptions)) expect(script).toContain(option);
    expect(script).not.toMatch(/[^\n -~]/);
  });
});

/** What bash proposes behind these words. */
function proposed(words: readonly string[]): string[] {
  const script = `${completionScript('bash')}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _carrel 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = spawnSync('bash', ['-c', script, 'bash', 'carrel', ...words], {
    encoding: 'utf8',
  });
  return stdout.split('\n').filter(Boolean);
}

it.each([
  [['resto'], ['restore-from-trash', 'restore']],
  [['--library', 'a b', 'lis'], ['list']],
  [
    ['--json', 'list', '--l'],
    ['--limit', '--library'],
  ],
  [
    ['list', '--sort', ''],
    ['saved', 'published', 'title', 'length', 'relevance'],
  ],
  [['list', '--sort', '=', 't'], ['title']],
  [['show', 'ID', '--format', 'm'], ['markdown']],
  [['export', 'x', '--format', 'm'], ['markdown']],
  [['feeds', 'mu'], ['mute']],
  [['tag', '--add', ''], []],
  [['stats', ''], []],
  [['help', 'no'], ['note']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['nope', ''], []],
  [["it's; echo", '$(x)'], []],
])('in bash %j is completed by %j', (words, expected) => {
  expect(proposed(words)).toEqual(expected);
});
