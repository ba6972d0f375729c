import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { forbiddenImports } from '../../../scripts/suites/check-rooms.mjs';

/** The faults that the check finds in a project with these files. */
function check(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'carrel-rooms-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return forbiddenImports(root);
}

it('lets a file import from its own room and from lower ones', () => {
  expect(
    check({
      'renderer/library/import/a.ts': `
        import { b } from './b';
        import { article } from '../../core/article/article';
        import { Dexie } from 'dexie';
        const worker = new Worker(new URL('../../core/text/c.ts', import.meta.url));`,
      'renderer/main.tsx': `import './ui/style/base.css';\nimport { start } from './ui/app/app';`,
    }),
  ).toEqual([]);
});

it.each([
  ['a higher room', 'renderer/core/text/a.ts', `import { x } from '../importers/importer';`],
  ['its type', 'renderer/core/pdf/a.ts', `import type { X } from '../importers/importer';`],
  ['a layer above', 'renderer/storage/a.ts', `const x = await import('../library/library');`],
  ['its worker', 'renderer/core/text/a.ts', `new URL('../../search/worker/worker.ts', here)`],
  ['a room beside it', 'renderer/search/query/a.ts', `import { x } from '../../vault/client';`],
  [
    'what is not for it',
    'renderer/ui/reader/a.tsx',
    `import { x } from '../../search/query/find';`,
  ],
  [
    'a package of another room',
    'renderer/core/text/a.ts',
    `import { createRoot } from 'react-dom/client';`,
  ],
])('refuses %s', (_what, file, content) => {
  expect(check({ [file]: content })).toHaveLength(1);
});
