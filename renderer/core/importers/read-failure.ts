import { ContainerError } from '../containers/container';
import type { ImportFailure } from '../files/import-failure';

/** The reason for which a file could not be read; null for an error of another kind. */
export function readFailure(error: unknown): ImportFailure | null {
  if (error instanceof ContainerError) return error.reason;
  if (!(error instanceof Error)) return null;
  // Chromium also throws NotFoundError when the file has changed since it was dropped.
  if (error.name === 'NotFoundError') return 'vanished';
  return error.name === 'NotReadableError' ? 'unreadable' : null;
}
