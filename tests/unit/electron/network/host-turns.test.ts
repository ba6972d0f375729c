import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HostTurns, type Turn } from '../../../../electron/network/host-turns';

let turns: HostTurns;
const never = new AbortController().signal;

beforeEach(() => {
  vi.useFakeTimers();
  turns = new HostTurns();
});
afterEach(() => vi.useRealTimers());

/** Starts a request; `turn` is null while it waits. */
function ask(host: string, lane: 'one-by-one' | 'pictures' = 'one-by-one', signal = never) {
  const asked: { turn: Turn | null } = { turn: null };
  void turns.wait(host, lane, signal).then((turn) => {
    asked.turn = turn;
  });
  return asked;
}

const end = ({ turn }: { turn: Turn | null }) => turn?.ok && turn.end();
const settle = () => vi.advanceTimersByTimeAsync(0);

it('asks a host for one page at a time, and other hosts meanwhile', async () => {
  const [first, second, other] = [ask('a.example'), ask('a.example'), ask('b.example')];
  await settle();
  expect([first.turn?.ok, second.turn, other.turn?.ok]).toEqual([true, null, true]);
  end(first);
  await settle();
  expect(second.turn?.ok).toBe(true);
});

it('asks a host for four pictures at a time', async () => {
  const asked = Array.from({ length: 5 }, () => ask('a.example', 'pictures'));
  await settle();
  expect(asked.map(({ turn }) => turn !== null)).toEqual([true, true, true, true, false]);
});

it('sends twelve requests at once at most', async () => {
  const asked = Array.from({ length: 13 }, (_, at) => ask(`${at}.example`));
  await settle();
  expect(asked.filter(({ turn }) => turn !== null)).toHaveLength(12);
  end(asked[3]!);
  await settle();
  expect(asked[12]?.turn?.ok).toBe(true);
});

it('waits a second between requests to a host that has asked for patience', async () => {
  turns.askedForPatience('a.example', null);
  const [first, second] = [ask('a.example'), ask('a.example', 'pictures')];
  await vi.advanceTimersByTimeAsync(900);
  expect(first.turn).toBeNull();
  await vi.advanceTimersByTimeAsync(200);
  expect(first.turn?.ok).toBe(true);
  end(first);
  await vi.advanceTimersByTimeAsync(900);
  expect(second.turn).toBeNull();
  await vi.advanceTimersByTimeAsync(200);
  expect(second.turn?.ok).toBe(true);
});

it('fails at once when the host wants to be left alone for longer', async () => {
  turns.askedForPatience('a.example', 3_600_000);
  const asked = ask('a.example');
  await settle();
  expect(asked.turn).toEqual({ ok: false, retryAfter: 3_600_000 });
  await vi.advanceTimersByTimeAsync(3_601_000);
  const later = ask('a.example');
  await settle();
  expect(later.turn?.ok).toBe(true);
});

it('gives up a request for which nobody waits any more', async () => {
  const first = ask('a.example');
  const gone = new AbortController();
  const second = ask('a.example', 'one-by-one', gone.signal);
  await settle();
  gone.abort();
  await settle();
  expect(second.turn).toEqual({ ok: false, retryAfter: 0 });
  const third = ask('a.example');
  end(first);
  await settle();
  expect(third.turn?.ok).toBe(true);
});
