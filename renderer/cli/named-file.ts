import { UnusableFile } from './arguments';
import type { CommandContext } from './command';

/** The bytes of the one file at a path; throws an `UnusableFile` that says why it cannot be read. */
export async function readNamedFile(
  path: string,
  context: CommandContext,
  largest: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { grant, missing } = await context.grantPaths([path]);
  const [lost] = missing;
  if (lost) throw new UnusableFile(`${path}: ${lost.why}`);
  const read = await context.carrel.request('readGranted', grant, 0, largest);
  if (!read.ok) throw new UnusableFile(`${path}: ${read.why}`);
  return read.bytes;
}
