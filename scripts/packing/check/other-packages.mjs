// What can be tried here of the packages that are made elsewhere: our part of Windows' installer is compiled,
// and the Flatpak's manifest is read by the program that builds from it.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../setup/places.mjs';
import { run } from './bare-system.mjs';

export default function check({ report }) {
  report.heading('Packages that are made elsewhere');
  const folder = mkdtempSync(join(tmpdir(), 'carrel-elsewhere-'));
  try {
    const script = join(folder, 'installer.nsi');
    writeFileSync(script, installer(join(folder, 'installer.exe')));
    const compiled = run('makensis', ['-V2', '-WX', script]);
    report.ok(
      "makensis compiles our part of Windows' installer",
      compiled.code === 0,
      compiled.output,
    );
    const manifest = inProject('resources', 'flatpak', 'org.carrel.app.yml');
    const { code, stdout, output } = run('flatpak-builder', ['--show-manifest', manifest]);
    report.ok("flatpak-builder reads the Flatpak's manifest", code === 0, output);
    report.ok('the manifest has its module', /"name" : "carrel"/.test(stdout), output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Stands for electron-builder's script, which includes ours and calls its two macros. */
function installer(file) {
  return `Unicode true
Name "Carrel"
OutFile "${file}"
InstallDir "$LOCALAPPDATA\\Programs\\carrel"
!define APP_EXECUTABLE_FILENAME "Carrel.exe"
!include "${inProject('resources', 'builder', 'installer.nsh')}"
Section
  !insertmacro customInstall
  WriteUninstaller "$INSTDIR\\uninstall.exe"
SectionEnd
Section "Uninstall"
  !insertmacro customUnInstall
SectionEnd
`;
}
