// Calls of every command with --json and --jsonl, each compared with what the table of answers says of it.
// A test runs them in the built app, `npm run dist -- --check` in the packed one; this file imports neither.
import { exitCode } from '../../electron/ipc/exit-codes';
import { commandAnswers, misfit, type Shape } from '../../electron/manual/command-answers';

export type Form = '--json' | '--jsonl';

export interface CommandPlace {
  run(args: string[], stdin: string): Promise<{ code: unknown; stdout: string; stderr: string }>;
  /** The path of a new file or folder, as a command sees it, where commands may also write. */
  path(name: string): string;
  write(path: string, content: string): void;
}

export interface Compared {
  call: string;
  /** What the table calls it. */
  key: string;
  code: unknown;
  /** The outermost fields. */
  shape: string;
  /** Null when the code and the answer are as they should be. */
  fault: string | null;
}

const done = exitCode('done');
const someFailed = exitCode('someFailed');
const both: readonly Form[] = ['--json', '--jsonl'];

const keyOf = (command: string, words: string | undefined, form: Form) =>
  `${command} ${words ?? ''} ${form}`;

/** The answers in the table that `comparisons` must have, in its order. */
export const allKeys = commandAnswers.flatMap(({ command, words, json, jsonl }) => [
  ...(json === undefined ? [] : [keyOf(command, words, '--json')]),
  ...(jsonl === undefined ? [] : [keyOf(command, words, '--jsonl')]),
]);

const sentence =
  'The quince ripens late, and whoever keeps it in a cool room has it until spring. ';
const pageOf = (name: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title>
<link rel="canonical" href="https://orchard.example/${name}">
<article><h1>${name}</h1>${`<p>${sentence.repeat(4)} ${name}</p>`.repeat(4)}</article>`;

const highlightsOf = (id: string) => ({
  ...{ format: 'carrel-highlights', version: 1 },
  articles: [
    {
      ...{ id, title: 'Vranja', url: 'https://orchard.example/Vranja' },
      link: `carrel://article/${id}`,
      highlights: [{ quote: 'in a cool room', note: 'keep', colour: 'yellow', tags: ['store'] }],
    },
  ],
});
const feedList =
  '<opml version="2.0"><body><outline text="Quay" xmlUrl="http://127.0.0.1:9/feed.xml"/></body></opml>';

const podcast =
  '<rss version="2.0"><channel><title>Quay</title><item><title>Talk of the quay</title><description>The keeper talks.</description><enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="5"/></item></channel></rss>';

/** Runs every command in a library that is empty, and has a display. */
export async function comparisons({ run, path, write }: CommandPlace): Promise<Compared[]> {
  const compared: Compared[] = [];

  async function compareForm(
    args: readonly string[],
    form: Form,
    { words, code = done, stdin = '' }: Call,
  ): Promise<void> {
    const [command = ''] = args;
    const shape = shapeOf(command, words, form);
    const answer = await run([...args, form], stdin);
    compared.push({
      ...{ call: `${args.join(' ')} ${form}`, key: keyOf(command, words, form), code: answer.code },
      ...{ shape: outline(shape), fault: faultOf(answer, code, shape, form) },
    });
  }
  async function compare(args: readonly string[], call: Call = {}): Promise<void> {
    for (const form of call.forms ?? both) await compareForm(args, form, call);
  }
  const json: Pick<Call, 'forms'> = { forms: ['--json'] };
  const jsonl: Pick<Call, 'forms'> = { forms: ['--jsonl'] };
  const file = (name: string, content: string) => {
    write(path(name), content);
    return path(name);
  };

  const pages = ['Vranja', 'Champion'].map((name) => file(`${name}.html`, pageOf(name)));
  await compare(['import', ...pages, file('talk.xml', podcast)]);
  await compare(['add', '-'], { ...json, stdin: `A note\n\n${'The ferry was late. '.repeat(20)}` });
  // A refused request: the ledger has it, too.
  await compare(['add', 'http://127.0.0.1:9/'], { ...jsonl, code: someFailed });

  const { stdout } = await run(['list', '--json'], '');
  const listed: { id: string; title: string }[] = JSON.parse(stdout);
  const idOf = (title: string) => listed.find((each) => each.title === title)?.id ?? '';
  const id = idOf('Vranja');
  await run(['import', file('marks.json', JSON.stringify(highlightsOf(id)))], '');
  await compare(['feeds', 'import', file('feeds.opml', feedList)], { words: 'import' });
  await compare(['feeds', 'refresh'], { words: 'add, refresh', code: someFailed });

  // These run side by side in the window that carries commands out.
  await Promise.all([
    compare(['search', 'Vranja']),
    compare(['search', '--batch', '-'], { words: '--batch', stdin: 'Vranja\nnothing\n' }),
    compare(['extract', ...pages.slice(1), path('gone.html')], { code: someFailed }),
    compare(['list', 'ripens']),
    compare(['list', '--fields', 'id,tags,link'], { words: '--fields' }),
    compare(['show', id], { ...json, words: 'ID' }),
    compare(['show', '-'], { words: 'of several', stdin: id }),
    compare(['highlights']),
    compare(['cite', id]),
    compare(['files', idOf('Talk of the quay')]),
    compare(['ledger']),
    compare(['machines']),
    compare(['stats'], json),
    compare(['feeds', 'list'], { words: 'list' }),
  ]);

  for (const args of [
    ['tag', '--add', 'x'],
    ['star'],
    ['archive'],
    ['mark', '--as', 'read'],
    ['note', '--append', 'x'],
  ]) {
    await compare([...args, id, 'ZZZ'], { code: someFailed });
  }
  await compare(['trash', id, 'ZZZ'], { ...json, code: someFailed });
  await compare(['list', '--trash'], { words: '--trash' });
  await compare(['restore-from-trash', id, 'ZZZ'], { ...json, code: someFailed });
  await compare(['trash', id], jsonl);
  await compare(['restore-from-trash', id], jsonl);
  const changing = { ...json, words: 'create, add, remove, move, describe' };
  await compare(['collection', 'create', 'Fruit', '--note', 'x'], changing);
  await compare(['collection', 'add', 'fruit', id, 'ZZZ'], { ...changing, code: someFailed });
  await compare(['collection', 'move', 'fruit', id], changing);
  await compare(['collection', 'describe', 'fruit', '--title', 'Fruits'], changing);
  await compare(['collection', 'list'], { words: 'list' });
  await compare(['collection', 'show', 'fruits'], { words: 'show' });
  await compare(['collection', 'remove', 'fruits', id], changing);
  await compare(['collection', 'delete', 'fruits'], { ...json, words: 'delete' });
  const rule = ['rules', 'set', 'Ripe', '--query', 'ripens', '--add', 'fruit', '--star'];
  await compare(rule, { ...json, words: 'set' });
  await compare(['rules', 'list'], { words: 'list' });
  await compare(['rules', 'run', 'ripe', '--dry-run'], { words: 'run' });
  await compare(['rules', 'remove', 'ripe'], { ...json, words: 'remove' });
  await compare(['feeds', 'mute', 'quay'], { ...json, words: 'mute, unmute' });
  await compare(['feeds', 'rename', 'quay', '--title', 'Pier'], { ...json, words: 'rename' });
  await compare(['feeds', 'mark-read', '--all'], { words: 'mark-read' });
  await compare(['feeds', 'remove', 'pier'], { ...json, words: 'remove' });
  await compare(['reextract', id, '--dry-run']);
  await compare(['verify'], json);
  const book = ['export', 'ripens', '--format', 'markdown', '--out', path('book.md')];
  await compare(book, { ...json, words: '--format' });
  await compare(['export', path('all.zip')], { ...json, words: 'of the library' });
  await compare(['export'], { words: 'without a target' });
  await compare(['publish', path('site'), 'ripens'], json);
  await compare(['restore', path('all.zip')], json);
  await compare(['open', id], json);
  await compare(['serve'], json);
  return compared;
}

interface Call {
  /** As in the table. */
  words?: string;
  forms?: readonly Form[];
  code?: number;
  stdin?: string;
}

function shapeOf(command: string, words: string | undefined, form: Form): Shape {
  const answer = commandAnswers.find((each) => each.command === command && each.words === words);
  const shape = form === '--json' ? answer?.json : answer?.jsonl;
  if (shape === undefined) throw new Error(`no ${command} ${words} ${form} in the table`);
  return shape;
}

function faultOf(
  { code, stdout, stderr }: { code: unknown; stdout: string; stderr: string },
  expected: number,
  shape: Shape,
  form: Form,
): string | null {
  if (code !== expected) return `the exit code is ${code}, not ${expected}: ${stderr}`;
  const answers = form === '--json' ? [stdout] : stdout.split('\n').filter(Boolean);
  if (answers.length === 0) return `nothing on stdout: ${stderr}`;
  for (const each of answers) {
    const fault = faultOfAnswer(each, shape);
    if (fault !== null) return `${fault}: ${each}`;
  }
  return null;
}

function faultOfAnswer(text: string, shape: Shape): string | null {
  try {
    const value = JSON.parse(text);
    // An empty list would be of any shape.
    return Array.isArray(value) && value.length === 0 ? 'the list is empty' : misfit(value, shape);
  } catch {
    return 'this is not JSON';
  }
}

function outline(shape: Shape): string {
  if (typeof shape === 'string') return shape;
  if (Array.isArray(shape)) return `[${outline(shape[0])}]`;
  return `{${Object.keys(shape).join(', ')}}`;
}
