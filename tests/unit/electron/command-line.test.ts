import { describe, expect, it } from 'vitest';
import { readCommandLine, userWords } from '../../../electron/command-line';
import { commandNames, shownCommands, specOf } from '../../../electron/ipc/command-table';
import ids from '../../../extension/ids.json' with { type: 'json' };

const cwd = '/home/kim';
const files = new Set(['/home/kim/page.html', '/home/kim/두 칸.html']);
const read = (words: readonly string[]) =>
  readCommandLine(words, { cwd, version: '1.2.3', exists: (path) => files.has(path) });

const command = (name: string, words: string[] = [], options: Record<string, string[]> = {}) => ({
  kind: 'command',
  call: { name, words, options },
});

describe('the words of the user', () => {
  it('stand behind the app folder in the repository', () => {
    const argv = ['electron', '--no-sandbox', '/repo', '--cli', 'list'];
    expect(userWords(argv, false)).toEqual(['--cli', 'list']);
  });

  it('stand behind the program when packed', () => {
    expect(userWords(['carrel', 'search', '-not'], true)).toEqual(['search', '-not']);
  });
});

describe('a browser', () => {
  const origin = `chrome-extension://${ids.chromium}/`;
  const manifest = '/home/kim/.mozilla/native-messaging-hosts/carrel.json';
  it.each([
    [[origin], { library: null, profile: null }],
    [
      ['--library', 'Papers', '--profile=p', origin],
      { library: `${cwd}/Papers`, profile: `${cwd}/p` },
    ],
    [[manifest, 'carrel@carrel.app'], { library: null, profile: null }],
  ])('calls its host by %j', (words, places) => {
    expect(read(words)).toMatchObject({ kind: 'host', ...places });
  });

  it.each([
    [['chrome-extension://aaaabbbbccccddddeeeeffffgggghhhh/']],
    [[manifest, 'other@carrel.app']],
    [[manifest]],
    [['search', origin]],
  ])('is none for %j', (words) => {
    expect(read(words)).not.toMatchObject({ kind: 'host' });
  });

  it('is served by the process that is started for it', () => {
    expect(read(['--browser-socket', '/tmp/s'])).toMatchObject({
      kind: 'browser',
      socket: '/tmp/s',
    });
  });
});

describe('a command', () => {
  it.each([
    [['--cli', 'search', '  두 칸 '], command('search', ['  두 칸 '])],
    [['search', 'x'], command('search', ['x'])],
    [['search', '-without', 'x', '-h1'], command('search', ['-without', 'x', '-h1'])],
    [['search', '--', '--json', '-h'], command('search', ['--json', '-h'])],
    [['--no-sandbox', '--lang=ko', 'search', 'x'], command('search', ['x'])],
    [['search', '--limit', '3', 'x'], command('search', ['x'], { limit: ['3'] })],
    [['search', 'x', '--limit=3', '--json'], command('search', ['x'], { limit: ['3'], json: [] })],
    [['--json', 'list'], command('list', [], { json: [] })],
    [['import', 'a', '--tag', '-x', '--tag=y=z'], command('import', ['a'], { tag: ['-x', 'y=z'] })],
    [['reextract', '--all', '--dry-run'], command('reextract', [], { all: [], 'dry-run': [] })],
    [['extract', '-'], command('extract', ['-'])],
  ])('%j', (words, expected) => {
    expect(read(words)).toMatchObject(expected);
    expect(read(words.filter((word) => word !== '--cli'))).toMatchObject(expected);
  });
});

describe('the window', () => {
  it.each([
    [[], []],
    [['page.html'], ['page.html']],
    [['--disable-gpu', 'page.html'], ['page.html']],
    [
      ['gone.html', 'page.html'],
      ['gone.html', 'page.html'],
    ],
    [['file:///home/kim/%EB%91%90%20%EC%B9%B8.html'], ['/home/kim/두 칸.html']],
    [['-psn_0_12345'], []],
  ])('%j', (words, expected) => {
    expect(read(words)).toMatchObject({ kind: 'open', files: expected, links: [] });
  });

  const link = 'carrel://article/01JCARRE1TESTARTXC1E000001#an%20evening';
  it.each([
    [[link], []],
    [['--', link], []],
    [['--no-sandbox', link, 'page.html'], ['page.html']],
    [[link.replace('carrel', 'CARREL')], []],
    // What is wrong with a link is said in the window.
    [['carrel://article/x --library=/tmp'], []],
    [['carrel:list'], []],
  ])('%j opens the link', (words, expected) => {
    const links = words.filter((word) => /^carrel:/i.test(word));
    expect(read(words)).toMatchObject({ kind: 'open', files: expected, links, library: null });
  });

  it.each([
    ['--in-tray', 'tray'],
    ['--quick-search', 'quick-search'],
    ['--find', 'search'],
  ])('%s shows the %s', (option, shows) => {
    expect(read([option])).toMatchObject({ kind: 'open', files: [], links: [], shows });
    expect(read(['list', option])).toMatchObject({ kind: 'answer', exitCode: 1 });
    expect(read([`${option}=x`])).toMatchObject({ kind: 'answer', exitCode: 1 });
  });

  it('is opened by no file that is not there, beside a link', () => {
    expect(read([link, 'gone.html'])).toMatchObject({ kind: 'answer', exitCode: 1 });
  });
});

it.each([
  [['list', '--library', 'a/b', '--profile=p'], 'a/b', 'p'],
  [['--library', 'a/b', '--profile', 'p', 'list'], 'a/b', 'p'],
  [['--library=a/b', '--profile=p', 'list'], 'a/b', 'p'],
  [['--library=a/b', '--profile=p'], 'a/b', 'p'],
  [['--cli', '--library=first', 'list', '--library=a/b', '--profile=p'], 'a/b', 'p'],
])('%j names the library and the profile', (words, library, profile) => {
  expect(read(words)).toMatchObject({
    library: `/home/kim/${library}`,
    profile: `/home/kim/${profile}`,
  });
});

it('takes no option from behind --', () => {
  expect(read(['search', '--', '--library', 'x'])).toMatchObject({
    library: null,
    ...command('search', ['--library', 'x']),
  });
});

describe('help and version', () => {
  it.each([
    [['help']],
    [['--help']],
    [['-h']],
    [['--cli']],
    [['--cli', '-h']],
    [['--cli', 'help']],
  ])('%j names every command', (words) => {
    const answer = read(words);
    expect(answer).toMatchObject({ kind: 'answer', stream: 'stdout', exitCode: 0 });
    for (const name of shownCommands) {
      expect(answer).toHaveProperty('text', expect.stringContaining(`\n  ${name} `));
    }
  });

  it.each([[['import', '--help']], [['help', 'import']], [['-h', 'import']]])(
    '%j explains one command',
    (words) => {
      expect(read(words)).toMatchObject({
        exitCode: 0,
        text: expect.stringMatching(/^usage: carrel import PATH/),
      });
    },
  );

  it.each([[['--version']], [['-v']], [['--cli', '--version']], [['list', '--version']]])(
    '%j',
    (words) => {
      expect(read(words)).toMatchObject({ stream: 'stdout', text: 'carrel 1.2.3', exitCode: 0 });
    },
  );
});

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish'])('is printed for %s', (shell) => {
    const answer = { kind: 'answer', stream: 'stdout', exitCode: 0 };
    const text = expect.stringContaining('carrel');
    expect(read(['completion', shell])).toMatchObject({ ...answer, text });
  });
});

describe('wrong use', () => {
  it.each([
    [['serch', 'x'], 'did you mean search?'],
    [['--cli', 'lsit'], 'did you mean list?'],
    [['gone.html'], '"gone.html"'],
    [['--verison'], 'did you mean --version?'],
    [['list', '--jsn'], 'did you mean --json?'],
    [['page.html', '--limit', '3'], 'unknown option --limit'],
    [['show', '--limit', '3'], 'unknown option --limit for show'],
    [['search', 'x', '--frobnicate'], '--frobnicate'],
    [['list', '--user-data-dir=/tmp/x'], 'unknown option --user-data-dir'],
    [['search', 'x', '--limit'], '--limit needs a value'],
    [['search', 'x', '--json=1'], '--json takes no value'],
    [['list', '--library'], '--library needs a value'],
    [['list', '--library='], '--library needs a folder'],
    [['list', '--__proto__'], 'unknown option --__proto__'],
    [['--cli', 'constructor'], 'no such command'],
    [['help', 'serch'], 'did you mean search?'],
    [['completion'], 'completion needs one of bash, zsh, fish'],
    [['completion', 'csh'], 'completion needs one of bash, zsh, fish'],
    [['completion', 'bash', '--limit', '3'], 'unknown option --limit for completion'],
  ])('%j says: %s', (words, text) => {
    expect(read(words)).toMatchObject({
      kind: 'answer',
      stream: 'stderr',
      exitCode: 1,
      text: expect.stringContaining(text),
    });
  });
});

it('knows an option by one kind, whichever command takes it', () => {
  const kinds = new Map<string, string>();
  for (const name of commandNames) {
    for (const [option, { kind }] of Object.entries(specOf(name).options)) {
      expect(kinds.get(option) ?? kind, option).toBe(kind);
      kinds.set(option, kind);
    }
  }
});

describe('serve', () => {
  it.each([
    [['serve'], { idleMinutes: 10, stop: false, json: false }],
    [['serve', '--idle', '0', '--json'], { idleMinutes: 0, stop: false, json: true }],
    [['serve', '--watch'], { idleMinutes: 0, watch: true, stop: false, json: false }],
    [['serve', '--watch', '--idle', '5'], { idleMinutes: 5, watch: true }],
    [['--cli', 'serve', '--stop'], { idleMinutes: 10, stop: true, json: false }],
  ])('%j', (words, fields) => {
    expect(read(words)).toMatchObject({ kind: 'serve', ...fields });
  });

  it.each([
    [['--idle', 'soon']],
    [['--idle=-1']],
    [['--idle', '99999999']],
    [['now']],
    [['--limit', '3']],
  ])('refuses %j', (words) => {
    expect(read(['serve', ...words])).toMatchObject({ stream: 'stderr', exitCode: 1 });
  });
});
