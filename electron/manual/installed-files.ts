// The files that a package for Linux installs beside the program: man pages and completion scripts.
import { completionScript, type Shell, shells } from './completion.js';
import { type Edition, manPages } from './man-pages.js';

export interface InstalledFile {
  /** Its path below /usr/share. */
  path: string;
  text: string;
}

const completionPaths: Record<Shell, string> = {
  bash: 'bash-completion/completions/carrel',
  zsh: 'zsh/vendor-completions/_carrel',
  fish: 'fish/vendor_completions.d/carrel.fish',
};

export function installedFiles(edition: Edition): InstalledFile[] {
  return [
    ...manPages(edition).map(({ name, text }) => ({ path: `man/man1/${name}`, text })),
    ...shells.map((shell) => ({
      path: completionPaths[shell],
      text: `${completionScript(shell)}\n`,
    })),
  ];
}
