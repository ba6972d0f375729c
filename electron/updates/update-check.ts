import type { FetchAnswer, MainFetchRequest } from '../ipc/fetching.js';
import type { UpdateAnswer, UpdateOffer } from '../ipc/help.js';
import { isLater, readUpdateOffer } from './update-offer.js';

const largestAnswer = 256 * 1024;

interface UpdateCheckParts {
  /** The version that runs. */
  version: string;
  /** Null while nothing is known. */
  address(): string | null;
  fetch(request: MainFetchRequest): Promise<FetchAnswer>;
}

/** Asks whether there is a newer version: one request, and only when the user has chosen to. */
export class UpdateCheck {
  #lastOffer: UpdateOffer | null = null;

  constructor(private readonly parts: UpdateCheckParts) {}

  async ask(): Promise<UpdateAnswer> {
    const { version, address, fetch } = this.parts;
    const url = address();
    if (url === null) return { kind: 'no-address' };
    const request = {
      url,
      why: 'update',
      for: `Carrel ${version}`,
      largest: largestAnswer,
    } as const;
    const answer = await fetch({ ...request, insists: true });
    if (!answer.ok) {
      return { kind: 'failed', reason: answer.reason, status: answer.status ?? null };
    }
    const offer = readUpdateOffer(answer.bytes);
    if (offer === null) return { kind: 'damaged' };
    this.#lastOffer = offer;
    return isLater(offer.version, version) ? { kind: 'available', offer } : { kind: 'newest' };
  }

  /** Whether a file is the one that the last answer describes under its name. */
  compare(name: string, sha256: string): 'matches' | 'differs' | 'unknown' {
    const file = this.#lastOffer?.files.find((each) => each.name === name);
    if (file === undefined) return 'unknown';
    return file.sha256 === sha256 ? 'matches' : 'differs';
  }
}
