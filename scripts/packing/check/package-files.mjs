// The files in the packages, by the tools that distributions check them with.

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './bare-system.mjs';

export default function check({ report, packages }) {
  report.heading('Files of the packages');
  const folder = mkdtempSync(join(tmpdir(), 'carrel-files-'));
  try {
    checkDeb(report, packages.deb, join(folder, 'deb'));
    checkRpm(report, packages.rpm, join(folder, 'rpm'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checkDeb(report, deb, folder) {
  const clean = (what, { code, output }) => report.ok(what, code === 0, output);
  // Electron's code is full of misspelt words.
  const spelling = ['--suppress-tags', 'spelling-error-in-binary'];
  clean(
    'lintian has no error, warning or remark without an explained exception',
    run('lintian', ['--allow-root', '--fail-on', 'error,warning,info', '-I', ...spelling, deb]),
  );
  run('dpkg-deb', ['--raw-extract', deb, folder]);
  const metainfo = join(folder, 'usr/share/metainfo/org.carrel.app.metainfo.xml');
  clean(
    'appstreamcli accepts the metainfo',
    run('appstreamcli', ['validate', '--no-net', metainfo]),
  );
  const entry = join(folder, 'usr/share/applications/carrel.desktop');
  clean('desktop-file-validate accepts the desktop entry', run('desktop-file-validate', [entry]));
  unknownTypes(report, folder, entry);
}

/** Each type that the desktop entry names must be in a database: a name by which no file goes helps nobody. */
function unknownTypes(report, folder, entry) {
  const own = join(folder, 'usr/share/mime');
  const made = run('update-mime-database', [own]);
  const names = (file) => readFileSync(file, 'utf8').split('\n');
  const known = new Set([...names('/usr/share/mime/types'), ...names(join(own, 'types'))]);
  const aliases = names('/usr/share/mime/aliases').map((line) => line.split(' ')[0]);
  const [, listed] = /^MimeType=(.*);$/m.exec(readFileSync(entry, 'utf8'));
  const unknown = listed
    .split(';')
    .filter((type) => !known.has(type) && !aliases.includes(type) && !type.startsWith('x-scheme-'));
  report.ok(
    'every type of the desktop entry is known',
    unknown.length === 0,
    `${unknown}\n${made.output}`,
  );
}

function checkRpm(report, rpm, folder) {
  const query = (...words) => run('rpm', ['-qp', ...words, rpm]).stdout;
  const requires = query('--requires');
  for (const one of ['libgtk-3.so.0()(64bit)', 'libgbm.so.1()(64bit)', 'xdg-utils']) {
    report.ok(`the rpm requires ${one}`, requires.includes(one), requires);
  }
  const own = /^lib(?:ffmpeg|EGL|GLESv2|vulkan|vk_swiftshader)\.so/m;
  report.ok('the rpm requires none of its own libraries', !own.test(requires), requires);
  report.ok('the rpm offers none of them', !own.test(query('--provides')), query('--provides'));
  mkdirSync(folder);
  const { code, output } = run('sh', [
    '-c',
    'cd "$1" && rpm2cpio "$2" | cpio -id --quiet',
    'sh',
    folder,
    rpm,
  ]);
  report.ok('the rpm unpacks', code === 0, output);
  const sandbox = run('stat', [
    '-c',
    '%a',
    join(folder, 'opt/carrel/chrome-sandbox'),
  ]).stdout.trim();
  report.ok('the sandbox helper in the rpm is setuid', sandbox === '4755', sandbox);
  const listed = query('-l').split('\n');
  for (const path of ['/usr/bin/carrel', '/usr/share/applications/carrel.desktop']) {
    report.ok(`the rpm has ${path}`, listed.includes(path), listed.slice(0, 20).join('\n'));
  }
}
