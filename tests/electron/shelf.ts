// A library of small articles with images and tags, and the checks that every test of it shares.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type CommandResult, clientPath, commandWords, runToEnd, Server } from './carrel';

export interface Listed {
  id: string;
  title: string;
  tags: string[];
  folder: string;
  originals: string[];
}

export type Run = (args: string[]) => Promise<CommandResult>;

/** Runs commands on a library that is not the test's own. */
export function commandsOn(library: string, environment: Record<string, string>): Run {
  return commandsAt(['--library', library], environment);
}

function commandsAt(place: readonly string[], environment: Record<string, string>): Run {
  return (args) => runToEnd(clientPath, commandWords([...args, ...place]), { environment });
}

/**
 * Runs commands on a library that is not the test's own, by one Carrel that has it open meanwhile.
 *
 * @param place the options that name the library
 */
export async function served<Result>(
  place: readonly string[],
  environment: Record<string, string>,
  work: (run: Run) => Promise<Result>,
): Promise<Result> {
  const server = new Server(place, environment);
  await server.start();
  try {
    return await work(commandsAt(place, environment));
  } finally {
    await server.stop();
  }
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const titleOf = (number: number) => `Article ${String(number).padStart(4, '0')}`;
/** A word that occurs in no other article. */
export const wordOf = (number: number) => `quince${String(number).padStart(4, '0')}`;

/** Words of a small vocabulary, as in real text: these articles need bytes, not work of the index. */
function wordsOf(number: number, count: number): string {
  const words: string[] = [];
  for (let seed = number + 1; words.length < count; ) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    words.push((((seed >>> 8) % 4_096) + 36 ** 5).toString(36));
  }
  return words.join(' ');
}

/** Writes pages, each with a different image, and returns their folder. */
export function writePages(
  below: string,
  count: number,
  words: (number: number) => number = () => 0,
): string {
  const folder = join(below, 'pages');
  mkdirSync(folder, { recursive: true });
  for (let number = 0; number < count; number++) {
    const image = Buffer.concat([png, Buffer.from(`image ${number}`)]).toString('base64');
    const sentence = `The ${wordOf(number)} ripens late in the year, and whoever keeps it in a cool room has it until spring. `;
    writeFileSync(
      join(folder, `page-${String(number).padStart(4, '0')}.html`),
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${titleOf(number)}</title>
<link rel="canonical" href="https://orchard.example/${number}"></head>
<body><article><h1>${titleOf(number)}</h1>${`<p>${sentence.repeat(4)}</p>`.repeat(4)}<p>${wordsOf(number, words(number))}</p>
<p><img src="data:image/png;base64,${image}" alt="A quince" width="300" height="200"></p></article></body></html>`,
    );
  }
  return folder;
}

export function resultOf<Result>(result: CommandResult): Result {
  try {
    return JSON.parse(result.stdout) as Result;
  } catch {
    throw new Error(`exit ${result.code}: ${result.stdout}${result.stderr}`);
  }
}

/** All articles, sorted by title. */
export async function listAll(run: Run): Promise<Listed[]> {
  const listed = resultOf<Listed[]>(await run(['list', '--json']));
  return listed.sort((a, b) => a.title.localeCompare(b.title));
}

/** Fails unless every file is as it should be and every article is in the index. */
export async function expectSound(run: Run, articles: number): Promise<void> {
  const verified = await run(['verify']);
  expect(verified).toMatchObject({ code: 0 });
  expect(verified.stdout).toMatch(
    new RegExp(`^${articles} articles, .* ${articles} indexed, 0 problems, 0 not repaired`, 'm'),
  );
}

/** Fails unless the library holds exactly these articles, every file is right, and all are in the index. */
export async function expectWhole(run: Run, expected: readonly Listed[]): Promise<void> {
  const [listed] = await Promise.all([listAll(run), expectSound(run, expected.length)]);
  expect(listed).toEqual(expected);
}
