import { writeOpml } from '../core/feeds/write-opml';
import { fileHead, rootElement } from '../core/files/file-head';
import { LARGEST_FILE } from '../core/files/limits';
import { webAddress } from '../core/sanitize/links';
import { type ImportInput, inputsOf } from '../library/import/import-batch';
import { UsageError } from './arguments';
import type { CommandContext } from './command';

/**
 * The lists of feeds at these paths: OPML, or text with one address in each line. Throws a UsageError for a
 * folder and for any other file, before anything is imported.
 */
export async function feedListsAt(
  paths: string[],
  context: CommandContext,
): Promise<ImportInput[]> {
  const granted = await context.grantPaths(paths);
  const [missing] = granted.missing;
  if (missing) {
    const problem = missing.reason === 'vanished' ? 'no such file' : 'not a file that can be read';
    throw new UsageError(`${missing.path}: ${problem}; feeds import takes OPML files`);
  }
  const inputs = await inputsOf(granted);
  return Promise.all(
    inputs.map(async (input, at) => {
      const answer = await context.carrel.request('readGranted', granted.grant, at, LARGEST_FILE);
      if (!answer.ok) throw new UsageError(`${input.name}: cannot be read`);
      if (rootElement(fileHead(answer.bytes)) === 'opml') return input;
      const addresses = addressesIn(new TextDecoder().decode(answer.bytes));
      if (addresses === null) {
        throw new UsageError(`${input.name}: neither OPML nor a list of the addresses of feeds`);
      }
      return listAsOpml(input.name, addresses);
    }),
  );
}

/** The addresses of a text that has nothing but one in each line, and comments after `#`; else null. */
export function addressesIn(text: string): string[] | null {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const addresses = lines.map((line) =>
    /^(?:feed:)?https?:\/\/\S+$/i.test(line) ? webAddress(line.replace(/^feed:/i, ''), null) : null,
  );
  const found = addresses.filter((each) => each !== null);
  return found.length > 0 && found.length === lines.length ? [...new Set(found)] : null;
}

function listAsOpml(name: string, addresses: readonly string[]): ImportInput {
  const rows = addresses.map((id, addedAt) => ({
    ...{ id, title: id, siteUrl: null, tags: [], addedAt },
  }));
  return { kind: 'file', name, file: new File([writeOpml(rows, name)], name) };
}
