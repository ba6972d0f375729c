/** Mozilla's MAFF: a page, with `index.rdf` beside it that states its address and date. */
import { lookUpName } from '../files/companions';
import { html } from './html';
import type { Importer, ImportItem } from './importer';
import { timeOf } from './reading-list/times';

const MAF = 'http://maf.mozdev.org/metadata/rdf#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

export const maff: Importer = {
  name: 'maff',

  accepts: (source) =>
    /(?:^|\/)index\.[^/]+$/i.test(lookUpName(source.name)) &&
    source.beside?.find('index.rdf') != null,

  async *read(source, context): AsyncGenerator<ImportItem> {
    const bytes = await source.beside?.find('index.rdf')?.read();
    const about = context.parseXml(new TextDecoder().decode(bytes ?? undefined));
    const stated = (name: string) =>
      about.getElementsByTagNameNS(MAF, name)[0]?.getAttributeNS(RDF, 'resource')?.trim() || null;
    const url = stated('originalurl');
    const cameFrom = { url, savedAt: timeOf(stated('archivetime')), format: 'maff' };
    yield* html.read({ ...source, cameFrom }, context) as AsyncIterable<ImportItem>;
  },
};
