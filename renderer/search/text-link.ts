/** Half-open, in bytes. */
export type Range = readonly [from: number, to: number];

export interface TextPart {
  file: string;
  ranges: readonly Range[];
}

/** What the search worker asks of a text worker. */
export type TextRequest = { id: number } & (
  | { kind: 'read'; parts: readonly TextPart[] }
  /** One file at a time, from its beginning to the last piece; another one ends it. */
  | { kind: 'write'; file: string; at: number; bytes: Uint8Array; isLast: boolean }
  | { kind: 'keep'; files: readonly string[] }
);

export interface TextReply {
  id: number;
  ok: boolean;
  /** Of a `read`, all ranges one behind the other. */
  bytes: Uint8Array<ArrayBuffer> | null;
}

/** A window may close with questions unanswered, and nobody says so. What is written has to reach the disk. */
const patienceMs = { read: 1_500, write: 60_000, keep: 10_000 };

type Unnumbered = TextRequest extends infer R
  ? R extends TextRequest
    ? Omit<R, 'id'>
    : never
  : never;

/** A text worker that a window has lent, until it is silent for too long. */
export class TextLink {
  isOver = false;
  private lastId = 0;
  private readonly waiting = new Map<number, (reply: TextReply | null) => void>();

  constructor(private readonly port: MessagePort) {
    port.onmessage = ({ data: reply }: MessageEvent<TextReply>) => {
      this.waiting.get(reply.id)?.(reply);
      this.waiting.delete(reply.id);
    };
  }

  /** Null when it could not be read. */
  async read(parts: readonly TextPart[]): Promise<Uint8Array<ArrayBuffer> | null> {
    return (await this.ask({ kind: 'read', parts }))?.bytes ?? null;
  }

  /** Whether all went well. `bytes` are given away. */
  async write(
    file: string,
    at: number,
    bytes: Uint8Array<ArrayBuffer>,
    isLast: boolean,
  ): Promise<boolean> {
    const reply = await this.ask({ kind: 'write', file, at, bytes, isLast }, [bytes.buffer]);
    return reply?.ok ?? false;
  }

  /** Removes all other files. */
  async keep(files: readonly string[]): Promise<void> {
    await this.ask({ kind: 'keep', files });
  }

  private ask(question: Unnumbered, given: Transferable[] = []): Promise<TextReply | null> {
    if (this.isOver) return Promise.resolve(null);
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve) => {
      const late = setTimeout(() => this.end(), patienceMs[question.kind]);
      this.waiting.set(id, (reply) => {
        clearTimeout(late);
        resolve(reply);
      });
      this.port.postMessage({ ...question, id } as TextRequest, given);
    });
  }

  private end(): void {
    this.isOver = true;
    this.port.close();
    for (const resolve of this.waiting.values()) resolve(null);
    this.waiting.clear();
  }
}
