/** What the table of requests says of one request. */
import * as v from 'valibot';
import type { WindowRole } from './contract.js';

/** All windows with work of their own; the quick search has only what it needs. */
export const everyone: readonly WindowRole[] = ['page', 'importer', 'cli'];
export const allWindows: readonly WindowRole[] = [...everyone, 'quick'];
export const readers: readonly WindowRole[] = ['page', 'cli'];

type Schemas = readonly v.GenericSchema[];
type Arguments<Args extends Schemas> = { -readonly [At in keyof Args]: v.InferOutput<Args[At]> };

export interface RequestRule {
  from: readonly WindowRole[];
  /** One schema for each argument; a request with more or fewer arguments is refused. */
  args: Schemas;
}

/** A request with the type of its answer, which exists only for the compiler. */
interface Request<Answer, Args extends Schemas> extends RequestRule {
  args: Args;
  call?: (...args: Arguments<Args>) => Answer;
}

/**
 * Curried, because the types of the arguments are inferred from their schemas and the answer's type is
 * given.
 */
export const request =
  <Answer>() =>
  <const Args extends Schemas>(from: readonly WindowRole[], args: Args): Request<Answer, Args> => ({
    from,
    args,
  });

/** True when the number of arguments is right and each one fits its schema. */
export function fits({ args: schemas }: RequestRule, args: readonly unknown[]): boolean {
  return (
    args.length === schemas.length && schemas.every((schema, index) => v.is(schema, args[index]))
  );
}
