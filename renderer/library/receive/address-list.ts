import type { ReceivedLink } from '../../../electron/ipc/receiving';
import type { ImportInput } from '../import/import-batch';

/** A list of addresses as a file, one line each, as the importer of address lists reads it. */
export function addressList(links: readonly ReceivedLink[]): ImportInput {
  const lines = links.map(({ url, title }) => `${url}\t${title.replace(/\s+/g, ' ').trim()}`);
  const name = 'links.txt';
  const file = new File([`${lines.join('\n')}\n`], name, { type: 'text/plain' });
  return { kind: 'file', name, file };
}
