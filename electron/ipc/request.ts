/** What the table says of one request, and who may send it. */
import * as v from 'valibot';
import type { WindowRole } from './contract.js';

/** The windows of our own that may ask. */
export const everyone: readonly WindowRole[] = ['page', 'importer', 'cli'];
export const readers: readonly WindowRole[] = ['page', 'cli'];

type Schemas = readonly v.GenericSchema[];
type Arguments<Args extends Schemas> = { -readonly [At in keyof Args]: v.InferOutput<Args[At]> };

export interface RequestRule {
  from: readonly WindowRole[];
  /** One schema an argument; more or fewer arguments are refused. */
  args: Schemas;
}

/** A request with the type of its answer, which only the compiler knows. */
interface Request<Answer, Args extends Schemas> extends RequestRule {
  args: Args;
  call?: (...args: Arguments<Args>) => Answer;
}

/** Two steps, since the types of the arguments follow from their schemas and that of the answer does not. */
export const request =
  <Answer>() =>
  <const Args extends Schemas>(from: readonly WindowRole[], args: Args): Request<Answer, Args> => ({
    from,
    args,
  });

/** True for as many arguments as the request has, each of the right shape. */
export function fits({ args: schemas }: RequestRule, args: readonly unknown[]): boolean {
  return (
    args.length === schemas.length && schemas.every((schema, index) => v.is(schema, args[index]))
  );
}
