// The deb on the next release of Debian, where libraries have other names and AppArmor forbids more.

import { installs, works } from './installed.mjs';

export default async function check({ report, packages, newSystem }) {
  report.heading('A bare Debian 13');
  const system = newSystem('trixie');
  try {
    // Installed first, as on Ubuntu 24.04, where the package finds it.
    system.apt('update');
    system.apt('install', '--no-install-recommends', 'apparmor');
    installs(report, system, packages.deb);
    await works(report, system, true);
    const profile = system.asRoot(['cat', '/etc/apparmor.d/carrel']);
    const parsed = system.asRoot([
      'apparmor_parser',
      '--skip-kernel-load',
      '--skip-cache',
      '/etc/apparmor.d/carrel',
    ]);
    report.ok('AppArmor 4 has the profile', profile.code === 0 && parsed.code === 0, parsed.output);
    system.apt('remove', 'carrel');
    const after = system.asRoot(['test', '-e', '/etc/apparmor.d/carrel']);
    report.ok('the profile goes with the package', after.code === 1);
  } finally {
    system.remove();
  }
}
