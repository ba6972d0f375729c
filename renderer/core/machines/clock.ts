/**
 * A hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014): later than everything that its
 * machine has seen, and close to the time of day.
 */

/** A stamp as text that sorts by time: 10 digits of milliseconds, 4 of a counter, the machine. Empty: never. */
export type Clock = string;

export const never: Clock = '';

/** What a machine's clock showed last. */
export interface Reading {
  /** Milliseconds since 1970. */
  ms: number;
  counter: number;
}

/** Gives a stamp of this machine that is later than the one it is handed. */
export type Tick = (over: Clock) => Clock;

/** Crockford's base 32, as in the ids of articles. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const timeLength = 10;
const counterLength = 4;
const mostCounter = 32 ** counterLength - 1;
/** 48 bits: the year 10889. */
const mostMs = 2 ** 48 - 1;

const form = /^[0-9A-HJKMNP-TV-Z]{14}-[0-9a-z]{8,40}$/;

/**
 * How far another machine's clock may be ahead of this one's to be followed. One that is farther ahead is
 * wrong: its stamps count where they are, but no later stamp of this machine is pulled along.
 */
export const mostAheadMs = 24 * 60 * 60_000;

/** The stamp; null for anything else. */
export function readClock(value: unknown): Clock | null {
  return typeof value === 'string' && form.test(value) && msOf(value) <= mostMs ? value : null;
}

export const laterOf = (one: Clock, other: Clock): Clock => (one < other ? other : one);

/** The machine that gave the stamp; empty for `never`. */
export const machineOf = (clock: Clock): string => clock.slice(timeLength + counterLength + 1);

/** The stamp's time in milliseconds since 1970. */
export const msOf = (clock: Clock): number => numberOf(clock.slice(0, timeLength));

const counterOf = (clock: Clock): number =>
  numberOf(clock.slice(timeLength, timeLength + counterLength));

export function stampOf({ ms, counter }: Reading, machine: string): Clock {
  return `${textOf(ms, timeLength)}${textOf(counter, counterLength)}-${machine}`;
}

/**
 * The reading for the next change.
 *
 * @param at when the change was made
 * @param now the time of day; a last reading that is far ahead of it came of a wrong clock, and is left
 * @param random 0 to 1: keeps the stamps apart from those that this machine gave when it was there before
 */
export function nextReading(
  last: Reading,
  at: number,
  now: number,
  random = Math.random(),
): Reading {
  if (last.ms > Math.max(at, now) + mostAheadMs) {
    return { ms: at, counter: Math.floor(random * (mostCounter / 2)) };
  }
  return at > last.ms ? { ms: at, counter: 0 } : follow(last);
}

/** The reading after a stamp of another machine was seen. */
export function observed(last: Reading, clock: Clock, now: number): Reading {
  const seen = { ms: msOf(clock), counter: counterOf(clock) };
  if (clock === never || seen.ms > now + mostAheadMs) return last;
  const isLater = seen.ms > last.ms || (seen.ms === last.ms && seen.counter > last.counter);
  return isLater ? seen : last;
}

/**
 * `clock`, or the stamp right after `over` where that is later. So whoever changes what he has seen comes
 * after it, however wrong the clock of the other machine was.
 */
export function stampAfter(clock: Clock, over: Clock): Clock {
  if (over < clock) return clock;
  return stampOf(follow({ ms: msOf(over), counter: counterOf(over) }), machineOf(clock));
}

function follow({ ms, counter }: Reading): Reading {
  return counter < mostCounter ? { ms, counter: counter + 1 } : { ms: ms + 1, counter: 0 };
}

function numberOf(text: string): number {
  let number = 0;
  for (const digit of text) number = number * 32 + digits.indexOf(digit);
  return number;
}

function textOf(number: number, length: number): string {
  let text = '';
  for (let rest = number; text.length < length; rest = Math.floor(rest / 32)) {
    text = digits[rest % 32] + text;
  }
  return text;
}

/** Stamps right after what is changed by them, so that any change made without knowledge of it is later. */
export const tickRightAfter =
  (machine: string): Tick =>
  (over) =>
    stampAfter(stampOf({ ms: 0, counter: 0 }, machine), over);
