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
  /** Runs `work` while no other window undoes or redoes. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** The channel of the messages, and the lock under which a window undoes and redoes. */
export const historyChannel = 'carrel-history';

export function connectWindows(): OtherWindows {
  const channel = new BroadcastChannel(historyChannel);
  return {
    tell: (message) => channel.postMessage(message),
    listen(listener) {
      channel.onmessage = ({ data }: MessageEvent<HistoryMessage>) => listener(data);
    },
    alone: (work) => navigator.locks.request(historyChannel, work),
  };
}
