import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { systemChromium } from '../../../scripts/suites/system-chromium.mjs';

const folder = mkdtempSync(join(tmpdir(), 'carrel-chromium-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.skipIf(process.platform === 'win32').each([
  ['that is new', 'Chromium 156.0.8078.108 built on Debian', true, 'tests/dom also runs in'],
  ['of before the floor', 'Chromium 120.0.6099.1', false, 'is older than 130'],
  ['that only says how to install it', 'Please install the snap', false, 'no chromium on this'],
])('with a chromium %s', (_which, version, isUsed, line) => {
  const executable = join(folder, 'chromium');
  writeFileSync(executable, `#!/bin/sh\necho '${version}'\n`);
  chmodSync(executable, 0o755);
  expect(lineAnd(() => systemChromium(`/nowhere:${folder}`))).toEqual({
    line: expect.stringContaining(line),
    result: { CARREL_CHROMIUM: isUsed ? executable : '' },
  });
});

test.each([['/nowhere'], ['']])('without a chromium in the path "%s"', (path) => {
  expect(lineAnd(() => systemChromium(path))).toEqual({
    line: 'carrel: no chromium on this system: tests/dom runs in Electron only\n',
    result: { CARREL_CHROMIUM: '' },
  });
});

function lineAnd<T>(work: () => T): { line: unknown; result: T } {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const result = work();
    return { line: write.mock.calls[0]?.[0], result };
  } finally {
    write.mockRestore();
  }
}
