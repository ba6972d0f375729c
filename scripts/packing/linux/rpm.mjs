// Makes the package for Fedora and openSUSE from the unpacked program, by rpmbuild.
//
// rpmbuild finds the libraries that the program is linked with and requires them by their names, which
// every distribution of this family provides.

import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../setup/places.mjs';
import { runProgram } from '../../suites/run-tool.mjs';
import { builderSettings } from './desktop-entry.mjs';
import { makePackageTree, resource } from './package-tree.mjs';

const architectures = { x64: 'x86_64', arm64: 'aarch64' };

/** As in the deb. */
const loadedLater = ['libX11-xcb.so.1()(64bit)', 'xdg-utils'];
/** As in the deb. */
const recommended = [
  '(google-noto-sans-cjk-fonts or google-noto-sans-cjk-vf-fonts or noto-sans-cjk-fonts)',
  'libEGL.so.1()(64bit)',
  'libGL.so.1()(64bit)',
  'libnotify.so.4()(64bit)',
  'libsecret-1.so.0()(64bit)',
];

/** As `makeDeb`. */
export async function makeRpm(unpacked, outFolder, release, effort) {
  const arch = architectures[release.arch];
  const work = mkdtempSync(join(tmpdir(), 'carrel-rpm-'));
  try {
    const root = join(work, 'root');
    await makePackageTree(root, unpacked, release);
    const spec = join(work, 'carrel.spec');
    writeFileSync(spec, specFile({ root, release, effort }));
    const made = join(work, 'made');
    const where = ['--define', `_topdir ${work}`, '--define', `_rpmdir ${made}`];
    const options = [
      '-bb',
      '--quiet',
      '--target',
      `${arch}-linux`,
      '--buildroot',
      join(work, 'br'),
    ];
    const code = await runProgram('rpmbuild', [...options, ...where, spec]);
    if (code !== 0) throw new Error(`rpmbuild ended with ${code}`);
    const [name] = readdirSync(join(made, arch));
    mkdirSync(outFolder, { recursive: true });
    const file = join(outFolder, name);
    cpSync(join(made, arch, name), file);
    return file;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** `1.0.0-beta.2` comes before `1.0.0` for rpm only when it is written with a tilde. */
const rpmVersion = (version) => version.replace('-', '~');

function specFile({ root, release, effort }) {
  const { linux, extraMetadata } = builderSettings();
  return `Name: carrel
Version: ${rpmVersion(release.version)}
Release: 1
Summary: ${linux.synopsis}
License: MIT
URL: ${extraMetadata.homepage}
Vendor: ${linux.maintainer}
${loadedLater.map((one) => `Requires: ${one}\n`).join('')}${recommended.map((one) => `Recommends: ${one}\n`).join('')}# The program's own libraries are neither offered to others nor asked of them.
%global __provides_exclude_from ^/opt/carrel/.*$
%global __requires_exclude ^lib(ffmpeg|EGL|GLESv2|vk_swiftshader|vulkan)\\.so.*$
# Electron is packed as it was released: not stripped, no links to debugging files.
%global debug_package %{nil}
%global __os_install_post %{nil}
%global _build_id_links none
%global _binary_payload w${effort}.xzdio

%description
Carrel takes in the web pages, documents and feeds that you have saved, keeps
them in a folder of plain files, and finds every sentence in them again, in
Korean, Japanese, Chinese and English alike, without a network.

%install
cp -a ${root}/. %{buildroot}/
mkdir -p %{buildroot}/usr/share/licenses/carrel
install -m 644 ${inProject('LICENSE')} %{buildroot}/usr/share/licenses/carrel/LICENSE

%post
${resource('after-install.sh')}
%postun
if [ "$1" = 0 ]; then
${resource('after-remove.sh')}fi

%files
%defattr(-,root,root,-)
%dir /opt/carrel
/opt/carrel/*
/usr/bin/carrel
/usr/share/applications/carrel.desktop
/usr/share/icons/hicolor/*/apps/carrel.*
/usr/share/metainfo/org.carrel.app.metainfo.xml
/usr/share/mime/packages/carrel.xml
/usr/share/man/man1/carrel*.1.gz
/usr/share/bash-completion/completions/carrel
/usr/share/zsh/vendor-completions/_carrel
/usr/share/fish/vendor_completions.d/carrel.fish
%doc /usr/share/doc/carrel
%license /usr/share/licenses/carrel
`;
}
