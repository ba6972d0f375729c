// A library that is served to a client of the Model Context Protocol, without a process between them.
import type { StdinLine } from '../../../../electron/ipc/contract';
import { serveLines } from '../../../../renderer/cli/mcp/serve-lines';
import type { Library } from '../../../../renderer/library/library';
import type { CarrelDatabase } from '../../../../renderer/storage/database';
import { makeArticle, newDatabase, putArticle } from '../../search/shelf';

export interface Answer {
  id: string | number | null;
  result?: Record<string, unknown> & { content: [{ text: string }]; isError?: boolean };
  error?: { code: number; message: string };
}

export interface ServedClient {
  database: CarrelDatabase;
  answers: Answer[];
  /** Sends a message, or a line as it is. */
  say(message: unknown): void;
  sayLine(line: StdinLine): void;
  /** Sends a request and resolves to its answer. */
  ask(method: string, params?: object): Promise<Answer>;
  call(name: string, args: object): Promise<Answer>;
  /** Ends stdin; resolves when the server has ended. */
  end(): Promise<void>;
  abort(): void;
  ended: Promise<void>;
}

export const initialize = {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'test', version: '1' },
};

/** Two articles, ART1 and ART2; the second one's text is long. */
export async function serveShelf(
  options: { write?: boolean; library?: () => Promise<Library> } = {},
): Promise<ServedClient> {
  const database = newDatabase();
  const first = makeArticle('ART1', 'First', 'one', {
    ...{ tags: ['kept', 'desk'], byline: ['Kim', 'Lee'], note: 'My note' },
  });
  await putArticle(database, first, 'One paragraph.\n\nTwo.\nThree [9] brackets.');
  const long = Array.from({ length: 60 }, (_, at) => `${at + 1} ${'x'.repeat(1_000)}`).join('\n');
  await putArticle(database, makeArticle('ART2', 'Second', 'two', { tags: ['kept'] }), long);
  const hits = [{ id: 'ART1', score: 1, snippet: { text: 'One paragraph' } }];
  const status = { indexed: 2, articles: 2, caughtUp: true };
  const library = {
    database,
    search: {
      whenCaughtUp: async () => status,
      search: async () => ({ hits, total: 1, totalIsExact: true, status, notes: [], tookMs: 1 }),
    },
    vault: { ask: async () => ({ unsaved: 0, trouble: null }) },
  } as unknown as Library;

  const waiting: StdinLine[] = [];
  let wake: () => void = () => {};
  let hasEnded = false;
  const answers: Answer[] = [];
  const listeners = new Map<unknown, (answer: Answer) => void>();
  const controller = new AbortController();
  const nextLine = async (): Promise<StdinLine> => {
    while (waiting.length === 0 && !hasEnded) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return waiting.shift() ?? null;
  };
  const print = async (message: object) => {
    const answer = JSON.parse(JSON.stringify(message)) as Answer;
    answers.push(answer);
    listeners.get(answer.id)?.(answer);
  };
  const ended = serveLines(
    { nextLine, print },
    {
      library: options.library ?? (async () => library),
      ...{ version: '1.2.3', mayWrite: options.write === true, folder: '/library' },
      signal: controller.signal,
    },
  );
  let nextId = 0;
  const client: ServedClient = {
    ...{ database, answers, ended },
    sayLine(line) {
      waiting.push(line);
      wake();
    },
    say: (message) =>
      client.sayLine({
        kind: 'line',
        text: typeof message === 'string' ? message : JSON.stringify(message),
      }),
    ask(method, params = {}) {
      nextId += 1;
      const id = `ask-${nextId}`;
      const answered = new Promise<Answer>((resolve) => listeners.set(id, resolve));
      client.say({ jsonrpc: '2.0', id, method, params });
      return answered;
    },
    call: (name, args) => client.ask('tools/call', { name, arguments: args }),
    end() {
      hasEnded = true;
      wake();
      return ended;
    },
    abort: () => controller.abort(),
  };
  await client.ask('initialize', initialize);
  client.say({ jsonrpc: '2.0', method: 'notifications/initialized' });
  return client;
}
