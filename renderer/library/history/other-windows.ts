import type { SentStep } from './step';

export type HistoryMessage =
  /** A command has run. */
  | { kind: 'ran'; step: SentStep }
  /** A step was taken off `from`; `left` of it is put back there, and `back` onto the other stack. */
  | {
      kind: 'reverted';
      from: 'past' | 'future';
      number: number;
      left: readonly SentStep[];
      back: SentStep | null;
    }
  /** The articles of deletions were deleted from the trash, too. */
  | { kind: 'forgotten' }
  /** A window has opened, and asks for the steps so far. */
  | { kind: 'opened' }
  | { kind: 'steps'; past: readonly SentStep[]; future: readonly SentStep[] };

/** The other windows of the library, which have the same history. */
export interface OtherWindows {
  tell(message: HistoryMessage): void;
  listen(listener: (message: HistoryMessage) => void): void;
  /** Runs `work` while no other window undoes or redoes, and after hearing what those before have done. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** The channel of the messages, and the lock under which a window undoes and redoes. */
const historyChannel = 'carrel-history';

/** A message with the window that sends it, and how many that one has sent with it. */
interface Numbered {
  message: HistoryMessage;
  /** Absent for a command, which sends one and is gone. */
  window?: string;
  count?: number;
}

/** Begins the name of a lock that says how many messages a window has sent. */
const sentLock = `${historyChannel}-sent `;

/** A window that is closed, or whose message is lost, holds up no other one for longer, in milliseconds. */
const longestWaitMs = 1_000;

/**
 * Two windows that undo in the same instant take two different steps: the second one waits for the lock,
 * and then for the message about the first one's step, which may come later than the lock does. How many
 * messages there were is in the name of a lock that the first one holds: it is there before the lock of the
 * undo is given up, and gone with the window.
 */
export function connectWindows(): OtherWindows {
  const { locks } = navigator;
  const channel = new BroadcastChannel(historyChannel);
  const own = crypto.randomUUID();
  let sent = 0;
  /** How many messages of each window have come. */
  const heard = new Map<string, number>();
  /** Called after each message. */
  let onHeard = () => {};
  /** Gives up the lock that says how many messages this window has sent. */
  let forget = () => {};

  /** What that lock says. */
  let said = 0;

  async function sayHowMany(): Promise<void> {
    // It would wait for itself.
    if (said === sent) return;
    said = sent;
    const before = forget;
    await new Promise<void>((resolve) => {
      const held = new Promise<void>((release) => {
        forget = release;
      });
      void locks.request(`${sentLock}${own} ${said}`, () => {
        resolve();
        return held;
      });
    });
    before();
  }

  async function hearOthers(): Promise<void> {
    const { held = [] } = await locks.query();
    const names = held.flatMap(({ name }) => (name?.startsWith(sentLock) ? [name] : []));
    const told = names.map((name) => name.slice(sentLock.length).split(' '));
    const isHeard = () =>
      told.every(
        ([window = '', count]) => window === own || (heard.get(window) ?? 0) >= Number(count),
      );
    if (isHeard()) return;
    await new Promise<void>((resolve) => {
      const waited = setTimeout(resolve, longestWaitMs);
      onHeard = () => {
        if (!isHeard()) return;
        clearTimeout(waited);
        resolve();
      };
    });
    // Messages that never came are not waited for again.
    for (const [window = '', count] of told) {
      heard.set(window, Math.max(heard.get(window) ?? 0, Number(count)));
    }
    onHeard = () => {};
  }

  return {
    tell(message) {
      sent += 1;
      channel.postMessage({ message, window: own, count: sent } satisfies Numbered);
    },
    listen(listener) {
      channel.onmessage = ({ data }: MessageEvent<Numbered>) => {
        listener(data.message);
        if (data.window !== undefined) heard.set(data.window, data.count ?? 0);
        onHeard();
      };
    },
    alone: (work) =>
      locks.request(historyChannel, async () => {
        await hearOthers();
        try {
          return await work();
        } finally {
          await sayHowMany();
        }
      }),
  };
}

/** Tells the windows of a step that was made outside of them. */
export function tellOfStep(step: SentStep): void {
  const channel = new BroadcastChannel(historyChannel);
  channel.postMessage({ message: { kind: 'ran', step } } satisfies Numbered);
  channel.close();
}
