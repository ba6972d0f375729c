import type { Library } from '../library';
import { tellOfStep } from './other-windows';
import { Step, type StepKind, sentStep, stepNumber } from './step';

/** A step of a command that no window has run. */
export const toldStep = (kind: StepKind): Step => new Step(kind, stepNumber());

/** Offers a step for undo in all windows that are open; in none when it has changed nothing. */
export function tellWindows(step: Step): void {
  if (!step.isEmpty) tellOfStep(sentStep(step));
}

/** Runs a command outside of the windows, which can undo it; also what one that fails has changed. */
export async function runTold<Result>(
  library: Library,
  kind: StepKind,
  command: (library: Library) => Promise<Result>,
): Promise<Result> {
  const step = toldStep(kind);
  try {
    return await command({ ...library, journal: step });
  } finally {
    tellWindows(step);
  }
}
