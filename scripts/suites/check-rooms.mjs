// Checks the import rule of rooms.mjs. Biome would need the forbidden rooms of each room: 400 lines
// instead of one ordered list.

import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { apart, packages, rooms } from './rooms.mjs';

const imports = /(?:\bfrom|\bimport|\bimport\(|\bnew URL\()\s*'([^']+)'/g;
const isIn = (path, folder) => path === folder || path.startsWith(`${folder}/`);

/** Why `file` may not import `target`; null when it may. Both are paths from the repository's root. */
export function whyNot(file, target) {
  const [from, to] = [rankOf(file), rankOf(target)];
  if (from < to) return `${rooms[from]} is below ${rooms[to]}`;
  const wall = apart.find((one) => isIn(file, one.from) && isIn(target, one.to));
  return wall ? `${wall.from} imports nothing of ${wall.to}` : null;
}

/** Why `file` may not import this package; null when it may. */
export function whyNotPackage(file, specifier) {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const places = packages[name];
  if (places === undefined || places.some((place) => isIn(file, place))) return null;
  return `${name} is used in ${places.join(', ')} only`;
}

/** A line for each forbidden import. */
export function forbiddenImports(root) {
  const lines = [];
  for (const file of sourcesIn(root)) {
    for (const [, specifier] of readFileSync(posix.join(root, file), 'utf8').matchAll(imports)) {
      const target = specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : null;
      const why = target === null ? whyNotPackage(file, specifier) : whyNot(file, target);
      if (why !== null) lines.push(`${file}: '${specifier}': ${why}`);
    }
  }
  return lines;
}

function sourcesIn(root) {
  return readdirSync(posix.join(root, 'renderer'), { recursive: true })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `renderer/${name.replaceAll('\\', '/')}`)
    .sort();
}

/** The index of the innermost room in the list; -1 for a path outside of renderer/. */
function rankOf(path) {
  let innermost = -1;
  for (const [at, room] of rooms.entries()) {
    const isInner = innermost < 0 || room.length > rooms[innermost].length;
    if (isInner && isIn(path, room)) innermost = at;
  }
  return innermost;
}
