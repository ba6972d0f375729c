// Every command prints with --json and --jsonl what docs/cli.md says.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { commandAnswers, misfit, type Shape } from '../../electron/manual/command-answers';
import { longTestMs, test } from './carrel';
import { titleOf, wordOf, writePages } from './shelf';

type Form = '--json' | '--jsonl';

/** What the table says of a command. The words are those of the table. */
function shapeOf(command: string, words: string | undefined, form: Form): Shape {
  const answer = commandAnswers.find((each) => each.command === command && each.words === words);
  const shape = form === '--json' ? answer?.json : answer?.jsonl;
  if (shape === undefined) throw new Error(`no ${command} ${words} ${form} in the table`);
  return shape;
}

const keyOf = (command: string, words: string | undefined, form: Form) =>
  `${command} ${words ?? ''} ${form}`;

const passage = 'whoever keeps it in a cool room has it until spring';
const highlightsOf = (id: string) => ({
  ...{ format: 'carrel-highlights', version: 1 },
  articles: [
    {
      ...{ id, title: titleOf(0), url: 'https://orchard.example/0' },
      link: `carrel://article/${id}`,
      highlights: [{ quote: passage, note: 'keep', colour: 'yellow', tags: ['store'] }],
    },
  ],
});

test('every command prints the JSON that docs/cli.md says', async ({ carrel, openCarrel }) => {
  test.setTimeout(longTestMs);
  await openCarrel();
  const compared = new Set<string>();

  /** Runs a command in both forms, or in the one that is named, and compares its answers. */
  async function compare(
    [args, words]: readonly [args: string[], words?: string],
    forms: readonly Form[] = ['--json', '--jsonl'],
    stdin = '',
  ): Promise<unknown> {
    let last: unknown;
    for (const form of forms) {
      const { stdout, stderr } = await carrel([...args, form], { stdin });
      const [command = ''] = args;
      const shape = shapeOf(command, words, form);
      const answers = form === '--json' ? [stdout] : stdout.split('\n').filter(Boolean);
      expect(answers, `${args.join(' ')} ${form}: ${stderr}`).not.toEqual([]);
      for (const each of answers) {
        last = JSON.parse(each);
        expect(misfit(last, shape), `${args.join(' ')} ${form}: ${each}`).toBeNull();
        // An empty list would be of any shape.
        expect(last, `${args.join(' ')} ${form}`).not.toEqual([]);
      }
      compared.add(keyOf(command, words, form));
    }
    return last;
  }
  const one: Form[] = ['--json'];

  const folder = mkdtempSync(join(tmpdir(), 'carrel-answers-'));
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const pages = writePages(folder, 2);
  const talk =
    '<rss version="2.0"><channel><title>Quay</title><item><title>Talk of the quay</title><description>The keeper talks.</description><enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="5"/></item></channel></rss>';
  writeFileSync(join(pages, 'talk.xml'), talk);
  await compare([['import', pages]]);
  await compare([['add', '-']], one, `A note\n\n${'The ferry was late again. '.repeat(20)}`);
  // A refused request: the ledger has it, too.
  await compare([['add', 'http://127.0.0.1:9/']], ['--jsonl']);

  const listed: { id: string; title: string }[] = JSON.parse(
    (await carrel(['list', '--json'])).stdout,
  );
  const idOf = (title: string) => listed.find((each) => each.title === title)?.id ?? '';
  const id = idOf(titleOf(0));
  const podcast = idOf('Talk of the quay');
  await carrel(['import', file('marks.json', JSON.stringify(highlightsOf(id)))]);
  const opml = file(
    'feeds.opml',
    '<opml version="2.0"><body><outline text="Quay" xmlUrl="http://127.0.0.1:9/feed.xml"/></body></opml>',
  );
  await compare([['feeds', 'import', opml], 'import']);
  await compare([['feeds', 'refresh'], 'add, refresh']);

  // These run side by side in the window that carries commands out.
  await Promise.all([
    compare([['search', wordOf(0)]]),
    compare([['search', '--batch', '-'], '--batch'], undefined, `${wordOf(0)}\nnothing\n`),
    compare([['extract', join(pages, 'page-0000.html'), join(folder, 'gone.html')]]),
    compare([['list', 'ripens']]),
    compare([['list', '--fields', 'id,tags,link'], '--fields']),
    compare([['show', id], 'ID'], one),
    compare([['show', '-'], 'of several'], undefined, id),
    compare([['highlights']]),
    compare([['cite', id]]),
    compare([['files', podcast]]),
    compare([['ledger']]),
    compare([['stats']], one),
    compare([['feeds', 'list'], 'list']),
  ]);

  for (const args of [['tag', '--add', 'x'], ['star'], ['archive'], ['note', '--append', 'x']]) {
    await compare([[...args, id, 'ZZZ']]);
  }
  await compare([['trash', id, 'ZZZ']], one);
  await compare([['list', '--trash'], '--trash']);
  await compare([['restore-from-trash', id, 'ZZZ']], one);
  await compare([['trash', id]], ['--jsonl']);
  await compare([['restore-from-trash', id]], ['--jsonl']);
  await compare([['feeds', 'mute', 'quay'], 'mute, unmute'], one);
  await compare([['feeds', 'rename', 'quay', '--title', 'Pier'], 'rename'], one);
  await compare([['feeds', 'mark-read', '--all'], 'mark-read']);
  await compare([['feeds', 'remove', 'pier'], 'remove'], one);
  await compare([['reextract', id, '--dry-run']]);
  await compare([['verify']], one);
  const book = ['export', 'ripens', '--format', 'markdown', '--out', join(folder, 'a.md')];
  await compare([book, '--format'], one);
  const bundle = join(folder, 'all.zip');
  await compare([['export', bundle], 'of the library'], one);
  await compare([['restore', bundle]], one);
  await compare([['open', id]], one);
  await compare([['serve']], one);

  const all = commandAnswers.flatMap(({ command, words, json, jsonl }) => [
    ...(json === undefined ? [] : [keyOf(command, words, '--json')]),
    ...(jsonl === undefined ? [] : [keyOf(command, words, '--jsonl')]),
  ]);
  expect([...compared].sort()).toEqual(all.sort());
});
