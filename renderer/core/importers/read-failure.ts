import { ContainerError } from '../containers/container';
import type { ImportFailure } from '../files/import-failure';

/** Why a file could not be read. */
export interface ReadFailure {
  reason: ImportFailure;
  /** What the system says of it; absent when that adds nothing. English. */
  detail?: string;
}

/** The reason for which a file could not be read; null for an error of another kind. */
export function readFailure(error: unknown): ReadFailure | null {
  if (error instanceof ContainerError) {
    return { reason: error.reason, ...(error.detail !== null && { detail: error.detail }) };
  }
  if (!(error instanceof Error)) return null;
  // Chromium also throws NotFoundError when the file has changed since it was dropped.
  if (error.name === 'NotFoundError') return { reason: 'vanished' };
  return error.name === 'NotReadableError' ? { reason: 'unreadable' } : null;
}
