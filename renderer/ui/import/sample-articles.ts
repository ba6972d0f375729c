import names from '../../../resources/samples/manifest.json';
import type { ImportInput } from '../../library/import/import-batch';

const addresses = import.meta.glob<string>(
  ['../../../resources/samples/*', '!**/manifest.json', '!**/README.md'],
  { query: '?url', import: 'default', eager: true },
);

/** The sample articles that come with Carrel, as files to import. */
export function readSamples(): Promise<ImportInput[]> {
  return Promise.all(
    names.map(async (name): Promise<ImportInput> => {
      const address = addresses[`../../../resources/samples/${name}`];
      const answer = address ? await fetch(address) : null;
      if (!answer?.ok) throw new Error(`no sample ${name}`);
      const file = new File([await answer.blob()], name);
      return { kind: 'file', name, file };
    }),
  );
}
