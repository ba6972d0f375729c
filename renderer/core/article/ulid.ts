import type { ArticleId } from './article';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_LENGTH = 16;

/**
 * Creates ids that sort by time. Within one millisecond the random part is incremented (the ULID spec's
 * monotonic rule), and ids do not decrease when the clock is set back.
 */
export function createUlids(): (now?: number) => ArticleId {
  let lastTime = -1;
  let digits: number[] = [];
  return (now = Date.now()) => {
    if (now > lastTime) {
      lastTime = now;
      digits = randomDigits();
    } else {
      increment(digits);
    }
    return timePart(lastTime) + digits.map((digit) => ALPHABET[digit]).join('');
  };
}

/** The generator that the whole process shares. */
export const newArticleId = createUlids();

/** The time of an id in milliseconds since 1970. A made-up id can state any time. */
export function timeOfUlid(id: string): number {
  return [...id.slice(0, 10)].reduce((time, digit) => time * 32 + ALPHABET.indexOf(digit), 0);
}

function timePart(time: number): string {
  let rest = time;
  let text = '';
  for (let at = 0; at < 10; at++) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function randomDigits(): number[] {
  const digits = Array.from(
    crypto.getRandomValues(new Uint8Array(RANDOM_LENGTH)),
    (byte) => byte % 32,
  );
  // Keeps the random part low enough to increment it without overflow.
  digits[0]! %= 16;
  return digits;
}

function increment(digits: number[]): void {
  for (let at = digits.length - 1; at >= 0; at--) {
    if (digits[at]! < 31) {
      digits[at]!++;
      return;
    }
    digits[at] = 0;
  }
}
