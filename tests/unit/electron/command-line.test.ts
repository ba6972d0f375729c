import { describe, expect, it } from 'vitest';
import { readCommandLine, userWords } from '../../../electron/command-line';

const cwd = '/home/kim';

describe('the words of the user', () => {
  it('stand behind the app folder in the repository', () => {
    const argv = ['electron', '--no-sandbox', '/repo', '--cli', 'list'];
    expect(userWords(argv, false)).toEqual(['--cli', 'list']);
  });

  it('stand behind the program when packed', () => {
    expect(userWords(['carrel', 'search', '-not'], true)).toEqual(['search', '-not']);
  });
});

describe('a command line', () => {
  it.each([
    [['--cli', 'search', '  두 칸 '], 'command', ['search', '  두 칸 ']],
    [['search', 'x'], 'command', ['search', 'x']],
    [['--cli'], 'command', []],
    [['--no-sandbox', 'search', '--limit', '3', 'x'], 'command', ['search', '--limit', '3', 'x']],
    [['--help'], 'command', ['help']],
    [['page.html'], 'open', ['page.html']],
    [['--some-chromium-switch', 'page.html'], 'open', ['page.html']],
    [[], 'open', []],
  ])('%j is a %s', (words, kind, args) => {
    expect(readCommandLine(words, cwd)).toEqual({ kind, args, library: null, cwd });
  });

  it('takes the library from anywhere before --', () => {
    expect(readCommandLine(['--cli', 'list', '--library', 'a/b'], cwd)).toEqual({
      kind: 'command',
      args: ['list'],
      library: '/home/kim/a/b',
      cwd,
    });
    expect(readCommandLine(['search', '--', '--library', 'x'], cwd).library).toBeNull();
  });
});
