import { release } from 'node:os';
import type { ProblemReport } from './ipc/help.js';
import { projectAddresses } from './project-addresses.js';

interface ProgramFacts {
  version: string;
  isPacked: boolean;
  language: string;
}

/** What a report of a problem begins with: versions of the program and the system, and nothing of the library. */
export function problemReport({ version, isPacked, language }: ProgramFacts): ProblemReport {
  const { electron, chrome, node } = process.versions;
  const facts = [
    `Carrel ${version}${isPacked ? '' : ' (from its sources)'}`,
    `Electron ${electron}, Chromium ${chrome}, Node ${node}`,
    `${process.platform} ${release()} ${process.arch}`,
    ...desktopFacts(),
    `Language ${language}`,
  ];
  return { text: facts.join('\n'), address: projectAddresses.problems };
}

function desktopFacts(): string[] {
  if (process.platform !== 'linux') return [];
  const { XDG_SESSION_TYPE = 'unknown', XDG_CURRENT_DESKTOP = 'unknown', APPIMAGE } = process.env;
  const plain = (text: string) => text.replace(/[^\w:. -]/g, '').slice(0, 60);
  const facts = `Session ${plain(XDG_SESSION_TYPE)}, desktop ${plain(XDG_CURRENT_DESKTOP)}`;
  return [APPIMAGE ? `${facts}, AppImage` : facts];
}

/** The address that opens the user's mail program with the report. */
export function mailAddress({ text, address }: ProblemReport, subject: string): string {
  const fields = { subject, body: `\n\n--\n${text}` };
  const query = Object.entries(fields).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return `mailto:${address ?? ''}?${query.join('&')}`;
}
