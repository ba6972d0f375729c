import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { globalOptions, shownCommands, specOf } from '../../../../electron/ipc/command-table';
import { completionScript, shells } from '../../../../electron/manual/completion';

describe.each(shells)('the script for %s', (shell) => {
  it('has every command, every option and every word that an option takes', () => {
    const script = completionScript(shell);
    for (const name of shownCommands) {
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
    ['saved', 'published', 'title', 'site', 'author', 'length', 'state', 'relevance'],
  ],
  [['list', '--sort', '=', 't'], ['title']],
  [['show', 'ID', '--format', 'm'], ['markdown']],
  [['export', 'x', '--format', 'm'], ['markdown']],
  [['feeds', 'mu'], ['mute']],
  [['tag', '--add', ''], []],
  [['tag', 'X', '--add', '=', 'x'], []],
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

/** Each as one word, with what it may do to a shell that does not quote it. */
const hostile = [
  '$(touch "$OWNED")',
  '`touch "$OWNED"`',
  `'"; touch "$OWNED"; \\`,
  '!!',
  '~root',
  '*',
  '{a,b}',
  '<(touch "$OWNED")',
  '&& x',
  '#x',
  '항구',
];

it('quotes in bash what a library holds, and evaluates none of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-completion-'));
  try {
    const owned = join(folder, 'owned');
    const asked = join(folder, 'asked');
    const lines = hostile.map((word) => `${word}\t${word}\n`).join('');
    writeFileSync(join(folder, 'answer'), lines);
    writeFileSync(
      join(folder, 'carrel'),
      `#!/bin/sh\nprintf '%s\\n' "$@" >'${asked}'\ncat '${join(folder, 'answer')}'\n`,
      { mode: 0o755 },
    );
    // What is put on the line is read by a shell, as after the Enter key; a list is only shown.
    const script = `${completionScript('bash')}
COMP_WORDS=(carrel --library '~/a\\ b' tag X --add 'x\\ y'); COMP_CWORD=6; _carrel 2>/dev/null
for each in "\${COMPREPLY[@]}"; do eval "printf '%s\\n' $each"; done
COMP_TYPE=63; _carrel 2>/dev/null`;
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], {
      encoding: 'utf8',
      env: {
        ...process.env,
        OWNED: owned,
        HOME: '/home/kim',
        PATH: `${folder}${delimiter}${process.env.PATH}`,
      },
    });
    expect({ stdout, stderr }).toEqual({ stdout: `${hostile.join('\n')}\n`, stderr: '' });
    expect(() => readFileSync(owned)).toThrow();
    const words = ['__complete', '--library', '/home/kim/a b', 'tags', '--', 'x y'];
    expect(readFileSync(asked, 'utf8').trimEnd().split('\n')).toEqual(words);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
