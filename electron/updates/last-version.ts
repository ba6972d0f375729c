import { readProfileFile, writeProfileFile } from '../profile-file.js';
import { isLater } from './update-offer.js';

const fileName = 'last-version.json';

/**
 * Notes in the profile which version has shown a window. Returns the one before when this one is the first start
 * of a later version, and null otherwise.
 */
export function noteVersion(profile: string, version: string): string | null {
  const { version: noted } = readProfileFile(profile, fileName);
  const before = typeof noted === 'string' ? noted : null;
  if (before === version) return null;
  // What cannot be noted would be told at every start.
  if (!writeProfileFile(profile, fileName, { version })) return null;
  return before !== null && isLater(version, before) ? before : null;
}
