import { describe, expect, it } from 'vitest';
import { shownCommands, specOf } from '../../../../electron/ipc/command-table';
import { exitCodes } from '../../../../electron/ipc/exit-codes';
import { installedFiles } from '../../../../electron/manual/installed-files';
import { manPages } from '../../../../electron/manual/man-pages';

const pages = new Map(
  manPages({ version: '1.2.3', date: '2025-02-20' }).map(({ name, text }) => [name, text]),
);
const pageOf = (name: string) => pages.get(name) ?? '';
const source = (text: string) => text.replaceAll('-', '\\-');

it('have a page for each command, which the page of the program names', () => {
  expect([...pages.keys()]).toEqual([
    'carrel.1',
    ...shownCommands.map((name) => `carrel-${name}.1`),
  ]);
  for (const name of shownCommands) {
    expect(pageOf('carrel.1')).toContain(source(`carrel-${name}`));
  }
  for (const { code } of Object.values(exitCodes)) {
    expect(pageOf('carrel.1')).toContain(`\\fB${code}\\fR`);
  }
});

describe.each(shownCommands)('the page of %s', (name) => {
  const text = pageOf(`carrel-${name}.1`);

  it('has every option, and every form once', () => {
    for (const option of Object.keys(specOf(name).options)) {
      expect(text).toContain(`\n\\fB${source(`--${option}`)}\\fR`);
    }
    const [, synopsis = ''] = /\.SH SYNOPSIS\n([\s\S]*?)\n\.SH/.exec(text) ?? [];
    expect(synopsis.split('\n.br\n')).toHaveLength(specOf(name).usage.length);
  });

  it('has no line that man would take for a request of its own, and no longer one than its lint takes', () => {
    for (const line of text.split('\n')) {
      if (/^[.']/.test(line)) expect(line).toMatch(/^\.(?:TH|SH|TP|PP|br)\b/);
      if (!line.startsWith('.TH') && !line.startsWith('\\fB')) {
        expect(line.length).toBeLessThanOrEqual(78);
      }
    }
    expect(text).not.toMatch(/[^\n -~]/);
    expect(text).not.toMatch(/ $/m);
  });
});

it('lie with the completions where a system looks for them', () => {
  const paths = installedFiles({ version: '1', date: '2025-02-20' }).map(({ path }) => path);
  expect(paths).toContain('man/man1/carrel-list.1');
  expect(paths.slice(-3)).toEqual([
    'bash-completion/completions/carrel',
    'zsh/vendor-completions/_carrel',
    'fish/vendor_completions.d/carrel.fish',
  ]);
});
