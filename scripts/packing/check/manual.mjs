// The man pages and completions in the deb, by the programs that read them.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { run } from './bare-system.mjs';

export default function check({ report, packages }) {
  report.heading('Man pages and completions');
  const folder = mkdtempSync(join(tmpdir(), 'carrel-manual-'));
  try {
    run('dpkg-deb', ['--extract', packages.deb, folder]);
    const share = join(folder, 'usr/share');
    checkPages(report, join(share, 'man/man1'));
    checkShells(report, share);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checkPages(report, folder) {
  const pages = readdirSync(folder).filter((name) => name.startsWith('carrel'));
  report.ok('the page of the program is there', pages.includes('carrel.1.gz'), pages.join(' '));
  for (const name of pages) {
    const plain = join(folder, name.replace(/\.gz$/, ''));
    writeFileSync(plain, gunzipSync(readFileSync(join(folder, name))));
    const { code, output } = run('mandoc', ['-Tlint', plain]);
    report.ok(`mandoc has no remark on ${name}`, code === 0, output);
  }
}

/** What each shell proposes for `carrel restore-f`. */
function checkShells(report, share) {
  const expected = 'restore-from-trash';
  const bash = `source "$1"; COMP_WORDS=(carrel restore-f); COMP_CWORD=1; _carrel 2>/dev/null; echo "\${COMPREPLY[*]}"`;
  const zsh = `fpath=("$1" $fpath); autoload -Uz compinit; compinit -u -D; autoload +X _carrel && echo "$_comps[carrel]"`;
  const fish = `source $argv[1]; complete -C 'carrel restore-f' | string split -f1 \\t`;
  const answers = [
    ['bash', ['-c', bash, 'bash', join(share, 'bash-completion/completions/carrel')], expected],
    // Completion itself needs a terminal; here the script is found and read.
    ['zsh', ['-f', '-c', zsh, 'zsh', join(share, 'zsh/vendor-completions')], '_carrel'],
    ['fish', ['-N', '-c', fish, join(share, 'fish/vendor_completions.d/carrel.fish')], expected],
  ];
  for (const [shell, words, answer] of answers) {
    const { stdout, output } = run(shell, words);
    report.ok(`${shell} reads the completion`, stdout.trim() === answer, output);
  }
}
