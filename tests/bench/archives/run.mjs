// npm run bench -- archives [--pages N] [--warc MEBIBYTES] [--lists MEBIBYTES]: memory during the
// import of large files. Only single files in archives, and entries of lists, may be read whole, and
// those have a limit.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTable, startCarrel } from '../carrel.mjs';
import { watchMemory } from '../memory.mjs';
import { writeList, writeWarc, writeZip } from './generate.mjs';

const args = process.argv.slice(2);
const option = (name, other) =>
  args.includes(name) ? Number(args[args.indexOf(name) + 1]) : other;
const pages = option('--pages', 20_000);
const warc = option('--warc', 2048);
const lists = option('--lists', 250);

const MIB = 1024 * 1024;
const workshop = mkdtempSync(join(tmpdir(), 'carrel-bench-archives-'));

async function measure(name, file, items) {
  const library = join(workshop, `library-${name.replaceAll(' ', '-')}`);
  const startedAt = performance.now();
  const child = startCarrel(library, ['--cli', 'import', file, '--json']);
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  const stopLooking = watchMemory(child.pid);
  await new Promise((resolve) => child.on('close', resolve));
  const { main, importer } = stopLooking();
  const seconds = (performance.now() - startedAt) / 1000;
  const report = JSON.parse(Buffer.concat(output).toString() || '{}');
  rmSync(library, { recursive: true, maxRetries: 5 });
  return [
    name,
    Math.round(statSync(file).size / MIB),
    items,
    report.imported ?? '?',
    report.failed?.length ?? '?',
    seconds.toFixed(0),
    importer,
    main,
  ];
}

const rows = [['', 'MiB', 'items', 'imported', 'failed', 'seconds', 'window MiB', 'main MiB']];
const run = async (name, make) => {
  const file = join(workshop, name.replaceAll(' ', '-'));
  const items = make(file);
  rows.push(await measure(name, file, items));
  rmSync(file);
  printTable([rows[0], rows.at(-1)]);
};

if (lists > 0) {
  await run('list.json', (file) => writeList(file, 'json', lists));
  await run('list.csv', (file) => writeList(file, 'csv', lists));
  await run('list.enex', (file) => writeList(file, 'enex', lists));
}
if (warc > 0) {
  await run('small.warc', (file) => writeWarc(file, Math.min(64, warc)));
  await run('large.warc', (file) => writeWarc(file, warc));
}
if (pages > 0) {
  await run('small.zip', (file) => writeZip(file, Math.min(1000, pages)));
  await run('large.zip', (file) => writeZip(file, pages));
}
rmSync(workshop, { recursive: true, maxRetries: 5 });
console.log(
  '\nPeak of the resident memory: of the largest window (the import window), and of main',
);
printTable(rows);
