/** What the tests of the extension's serializer call in the page. */
import { readArchive } from '../../extension/background/mhtml';
import { isSecret } from '../../extension/page/form-state';
import { look } from '../../extension/page/look';
import { shownPicture } from '../../extension/page/pictures';
import { markSelection, quotesIn } from '../../extension/page/quotes';
import { type Surroundings, serialize } from '../../extension/page/serialize';

const nothing: Surroundings = {
  picture: async () => null,
  sheet: async () => null,
  frame: async () => null,
};

const functions = {
  isSecret,
  look,
  markSelection,
  quotesIn,
  readArchive,
  shownPicture,
  /** `from` states what is there beside the document. */
  serialize: (document: Document, from: Partial<Surroundings> = {}) =>
    serialize(document, { ...nothing, ...from }),
};

declare global {
  var extension: typeof functions;
}

globalThis.extension = functions;
