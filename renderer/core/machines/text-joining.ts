import { diff3Merge } from 'node-diff3';
import { mergeNotes } from '../highlights/merge-notes';
import { type Clock, laterOf, machineOf, never, readClock, type Tick } from './clock';
import { byKey, type Joining, joinSorted, largerOf, sortedRows } from './joining';

/** A text that no later one has replaced: its stamp, the text that it was made of, and itself. */
export type Version = readonly [at: Clock, base: string, text: string];

/**
 * A text that several machines may edit at once. `seen` says of each machine which of its stamps went into
 * the state; a version that the other side has seen and no longer has was replaced there (an observed-remove
 * set with a version vector: Almeida, Shoker, Baquero, "Delta state replicated data types", 2018).
 */
export interface Versions {
  seen: readonly (readonly [machine: string, at: Clock])[];
  texts: readonly Version[];
}

/** Machines of one library, and texts that stand side by side. */
const most = 100;
/** Lines of a text that is merged by lines: the time grows with their square. */
const mostLines = 2_000;

type Seen = Versions['seen'][number];

const laterSeen = (one: Seen, other: Seen): Seen => [one[0], laterOf(one[1], other[1])];

const largerText = (one: Version, other: Version): Version => {
  const [base, text] = largerOf([one[1], one[2]], [other[1], other[2]]);
  return [one[0], base, text];
};

/** True when the state knows a version, whether it still has it or has replaced it. What came in is known to all. */
function knows({ seen }: Versions, [at]: Version): boolean {
  const machine = machineOf(at);
  return at === never || seen.some(([name, last]) => name === machine && at <= last);
}

/** What the reader sees: the text, or all that stand side by side merged in the order of their stamps. */
function merged({ texts }: Versions, longest: number): string {
  const [first, ...others] = texts;
  if (first === undefined) return '';
  let text = first[2];
  for (const [, base, other] of others) {
    text = base === first[1] ? mergeByLines(text, base, other) : mergeNotes(text, other);
  }
  return text.slice(0, longest).toWellFormed();
}

function mergeByLines(one: string, base: string, other: string): string {
  const [ours, theirs, before] = [one, other, base].map((text) => text.split('\n'));
  if (Math.max(ours!.length, theirs!.length, before!.length) > mostLines)
    return mergeNotes(one, other);
  const parts = diff3Merge(ours!, before!, theirs!, { excludeFalseConflicts: true });
  return parts
    .flatMap(({ ok, conflict }) => {
      if (!conflict) return ok ?? [];
      return mergeNotes(conflict.a.join('\n'), conflict.b.join('\n')).split('\n');
    })
    .join('\n');
}

/** A text of which two machines may each change a part. Where they clash, both parts are kept. */
export function text(longest: number): Joining<Versions, string> {
  const checked = (value: unknown) =>
    typeof value === 'string' ? value.slice(0, longest).toWellFormed() : undefined;
  const replaced = (state: Versions | undefined, value: string, tick: Tick): Versions => {
    const before = state?.seen ?? [];
    const at = tick(before.reduce((late, [, each]) => laterOf(late, each), never));
    const seen = joinSorted(before, [[machineOf(at), at]], laterSeen);
    return { seen, texts: [[at, state ? merged(state, longest) : '', value]] };
  };
  return {
    base: (value) => ({ seen: [], texts: [[never, '', value]] }),
    join(one, other) {
      const kept = (mine: Versions, theirs: Versions) =>
        mine.texts.filter(
          (row) => theirs.texts.some(([at]) => at === row[0]) || !knows(theirs, row),
        );
      return {
        seen: joinSorted(one.seen, other.seen, laterSeen),
        texts: joinSorted(kept(one, other), kept(other, one), largerText),
      };
    },
    valueOf: (state) => merged(state, longest),
    stamped: (state, value, tick) =>
      state && merged(state, longest) === value ? state : replaced(state, value, tick),
    newest: ({ seen }) => seen.reduce((late, [, at]) => laterOf(late, at), never),
    clashes: (one, other) =>
      one.texts.some(([at, , mine]) => other.texts.some((row) => row[0] === at && row[2] !== mine)),
    write({ seen, texts }, form) {
      if (seen.length === 0 && form !== 'whole') return undefined;
      const isBeside = form === 'beside' && texts.length === 1;
      return {
        seen: seen.map(([, at]) => at),
        texts: isBeside ? texts.map(([at, base]) => [at, base]) : texts,
      };
    },
    read(raw, beside) {
      if (typeof raw !== 'object' || raw === null) return undefined;
      const given = raw as { seen?: unknown; texts?: unknown };
      const version = ([at, base, value]: readonly unknown[]): Version | undefined => {
        const stamp = at === never ? never : readClock(at);
        const [before, now] = [checked(base), checked(value ?? beside)];
        return stamp === null || before === undefined || now === undefined
          ? undefined
          : [stamp, before, now];
      };
      const texts = sortedRows(given.texts, most, version, largerText);
      const stamps = Array.isArray(given.seen) ? given.seen.slice(0, most) : [];
      const clocks = [...stamps, ...texts.map(([at]) => at)].flatMap((at) => readClock(at) ?? []);
      const seen = sortedRows(
        clocks.map((at) => [machineOf(at), at]),
        2 * most,
        ([machine, at]): Seen => [String(machine), String(at)],
        laterSeen,
      );
      return texts.length === 0 ? undefined : { seen, texts: [...texts].sort(byKey) };
    },
  };
}
