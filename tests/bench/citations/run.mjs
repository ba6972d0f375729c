// npm run bench -- citations [--wrong]
// Thirty articles of nine kinds in four languages: how many references are those of citeproc-js, by style
// and locale, and by kind and language of the article. --wrong prints those that are not.
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { printTable } from '../carrel.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const server = await createServer({
  ...{ root, configFile: false, appType: 'custom', logLevel: 'error' },
  server: { middlewareMode: true, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
});
const { compareAll } = await server.ssrLoadModule('/tests/bench/citations/entry.ts');
const all = await compareAll(
  fileURLToPath(new URL('../../fixtures/cite/citeproc.json', import.meta.url)),
);
await server.close();

const isEqual = ({ made, expected }) => made === expected;
const share = (some) => `${some.filter(isEqual).length}/${some.length}`;
const namesOf = (field) => [...new Set(all.map((each) => each[field]))];

/** Two fields of the compared references as the rows and columns of a table. */
function table(row, column) {
  const columns = namesOf(column);
  const cells = (name) => {
    const own = all.filter((each) => each[row] === name);
    return [...columns.map((each) => share(own.filter((one) => one[column] === each))), share(own)];
  };
  printTable([
    [row, ...columns, 'all'],
    ...namesOf(row).map((name) => [
      name,
      ...cells(name).map((cell) => (cell === '0/0' ? '–' : cell)),
    ]),
  ]);
  console.log();
}

table('style', 'locale');
table('kind', 'language');
console.log(`${share(all)} references as citeproc-js 2.4.63 writes them`);
if (process.argv.includes('--wrong')) {
  for (const each of all.filter((one) => !isEqual(one))) {
    console.log(
      `\n${each.style} ${each.locale} ${each.id}\n  Carrel    ${each.made}\n  citeproc  ${each.expected}`,
    );
  }
}
