import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { checksums } from '../../../scripts/packing/release-manifests.mjs';
import { softwareBillOfMaterials } from '../../../scripts/packing/sbom.mjs';
import { bundledPackages } from '../../../scripts/packing/third-party-notices.mjs';
import { inProject } from '../../../scripts/setup/places.mjs';

const read = (...path: string[]) => parse(readFileSync(inProject(...path), 'utf8'));

test('the bill of materials names every bundled package and Electron, each once', () => {
  const bill = softwareBillOfMaterials({ version: '1.2.3', date: new Date(0) }, '45.4.1');
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' });
  expect(bill.metadata.component).toMatchObject({ name: 'carrel', type: 'application' });
  const names: string[] = bill.components.map(({ name }: { name: string }) => name);
  const bundled = bundledPackages().map(({ name }: { name: string }) => name);
  expect(names.toSorted()).toEqual([...bundled, 'electron'].toSorted());
  const refs = new Set(bill.components.map((one: { 'bom-ref': string }) => one['bom-ref']));
  for (const { dependsOn } of bill.dependencies) {
    for (const ref of dependsOn) expect(refs).toContain(ref);
  }
});

test('checksums cover the packages in a folder and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-sums-'));
  try {
    for (const name of ['carrel_1.2.3_amd64.deb', 'builder-debug.yml', 'SHA256SUMS']) {
      writeFileSync(join(folder, name), 'abc');
    }
    expect(checksums(folder)).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  carrel_1.2.3_amd64.deb\n',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

interface Job {
  'runs-on': string;
  needs?: string;
  steps: { run?: string; uses?: string }[];
}

test('the workflows run scripts of package.json, after jobs that exist', () => {
  const { scripts } = read('package.json');
  for (const name of readdirSync(inProject('.github', 'workflows'))) {
    const { on, jobs } = read('.github', 'workflows', name);
    expect(on).toBeDefined();
    for (const job of Object.values<Job>(jobs)) {
      expect(job['runs-on']).toBeDefined();
      if (job.needs) expect(jobs).toHaveProperty(job.needs);
      for (const step of job.steps) {
        expect(step.run ?? step.uses).toBeDefined();
        for (const [, script] of (step.run ?? '').matchAll(/npm run ([\w-]+)/g)) {
          expect(scripts).toHaveProperty(script as string);
        }
      }
    }
  }
});

test('the Flatpak starts the program that the deb has', () => {
  const flatpak = read('resources', 'flatpak', 'org.carrel.app.yml');
  const builder = read('electron-builder.yml');
  expect(flatpak.id).toBe(builder.appId);
  expect(flatpak['rename-desktop-file']).toBe(builder.extraMetadata.desktopName);
  expect(flatpak['rename-icon']).toBe(builder.linux.executableName);
});
