// The desktop entry of the deb and the rpm, from the settings from which electron-builder writes that of
// the AppImage.

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { inProject } from '../../setup/places.mjs';

/** @param program the path of the program to start */
export function desktopEntry(program) {
  const { linux, protocols } = builderSettings();
  const schemes = protocols.flatMap((one) => one.schemes);
  const types = [...linux.mimeTypes, ...schemes.map((scheme) => `x-scheme-handler/${scheme}`)];
  const fields = {
    Type: 'Application',
    ...linux.desktop.entry,
    Comment: linux.synopsis,
    Exec: [program, ...linux.executableArgs].join(' '),
    Icon: linux.executableName,
    StartupWMClass: linux.executableName,
    Terminal: 'false',
    Categories: `${linux.category};`,
    MimeType: `${types.join(';')};`,
    Actions: `${Object.keys(linux.desktop.desktopActions).join(';')};`,
  };
  const actions = Object.entries(linux.desktop.desktopActions).map(([name, { Exec, ...names }]) => [
    `Desktop Action ${name}`,
    // electron-builder puts no program in front: the setting has the one that is typed.
    { ...names, Exec: Exec.replace(linux.executableName, program) },
  ]);
  return [['Desktop Entry', fields], ...actions]
    .map(([name, lines]) => `[${name}]\n${linesOf(lines)}`)
    .join('\n');
}

const linesOf = (fields) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

/** The settings in electron-builder.yml. */
export function builderSettings() {
  return parse(readFileSync(inProject('electron-builder.yml'), 'utf8'));
}
