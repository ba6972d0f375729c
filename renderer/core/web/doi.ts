/** The registrant may have parts of its own, as in `10.1000.10/123`. Full stops at the end are the sentence's. */
const DOI = /(?:^|[^\w.]|doi)(10\.\d{4,9}(?:\.\d+)*\/[^\s"<>]*[^\s"<>.,;:])/i;

/** The DOI in a text of any form, e.g. an address of doi.org. */
export const doiIn = (text: string | null | undefined): string | null =>
  DOI.exec(text ?? '')?.[1] ?? null;

/** The address of a DOI in any form: bare, `doi:…`, or already an address. Null for another text. */
export function addressOfDoi(text: string): string | null {
  const doi = doiIn(text);
  return doi ? `https://doi.org/${doi.replace(/[#%?]/g, encodeURIComponent)}` : null;
}
