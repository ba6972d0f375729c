/**
 * How browsers may reach Carrel. Kept in the profile and not in the library's settings: a port and a
 * token belong to one machine, and a library from elsewhere must not open a door here.
 */
import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { tempNameFor } from '../vault/atomic-file.js';

const schema = v.object({
  native: v.fallback(v.boolean(), false),
  receiver: v.fallback(v.boolean(), false),
  /** 0 until the receiver is turned on for the first time. */
  port: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(1024), v.maxValue(65535)), 0),
  /** 32 random bytes; empty until then. */
  token: v.fallback(v.pipe(v.string(), v.regex(/^[\w-]{43}$/)), ''),
});
export type AccessSettings = v.InferOutput<typeof schema>;

const name = 'browser.json';

export const newToken = () => randomBytes(32).toString('base64url');

export async function readAccess(profile: string): Promise<AccessSettings> {
  // There is no file yet, or it is damaged: everything is off.
  const text = await readFile(join(profile, name), 'utf8').catch(() => '{}');
  try {
    return v.parse(schema, Object(JSON.parse(text)));
  } catch {
    return v.parse(schema, {});
  }
}

/** Readable for this user only: who has the token can add articles. */
export async function writeAccess(profile: string, settings: AccessSettings): Promise<void> {
  const temp = join(profile, tempNameFor(name));
  try {
    await writeFile(temp, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
    await rename(temp, join(profile, name));
  } catch (error) {
    await rm(temp, { force: true });
    throw error;
  }
}
