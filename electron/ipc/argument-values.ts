/** The kinds of value that arguments of requests are made of. What does not fit is refused by main. */
import * as v from 'valibot';
import { vaultRecords } from './contract.js';

export const text = v.string();
export const textOrNull = v.nullable(v.string());
export const texts = v.array(v.string());
export const flag = v.boolean();
export const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const indexOrNull = v.nullable(index);
export const indices = v.array(index);

export const bytes = v.instance(Uint8Array<ArrayBuffer>);
export const part = v.pipe(
  bytes,
  v.check((value) => value.length <= 16 * 1024 * 1024),
);

export const storedKind = v.picklist(['originals', 'assets']);
export const vaultRecord = v.picklist(vaultRecords);
export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** With its dot; empty for none. */
export const extension = v.pipe(v.string(), v.regex(/^(?:\.[a-z0-9]{1,8})?$/));
/** What the database knows about originals and images when those that nothing needs are to go. */
export const sweepOrder = v.object({
  /** Articles' folders whose files say what the database says. */
  known: texts,
  /** Hashes that the database refers to. */
  referenced: texts,
  /** Hashes that the database has a row of. */
  ours: texts,
  /** Only looks. */
  isDryRun: flag,
});
export type SweepOrder = v.InferOutput<typeof sweepOrder>;

export const startStep = v.picklist(['script', 'database', 'shown']);
export const failureEvent = v.picklist(['uncaught-error', 'unhandled-rejection', 'shown-error']);
/** Names of kinds, no text. */
export const counts = v.pipe(
  // Before `record`, which takes a list without items for an empty record.
  v.custom<object>((value) => !Array.isArray(value)),
  v.record(v.pipe(v.string(), v.regex(/^[a-z-]{1,20}$/)), index),
);
export const stream = v.picklist(['stdout', 'stderr']);
