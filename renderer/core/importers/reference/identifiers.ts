/** Web addresses of the identifiers by which papers and books are cited. */
import { addressOfDoi } from '../../web/doi';

/** The address of a text such as `DOI 10.1000/1`, `arXiv:2101.00001`, `PMID: 12345` or `PMCID: PMC1234`. */
export function addressOfIdentifier(text: string): string | null {
  const arxiv = /\barxiv[:\s]\s*(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[a-z]{2})?\/\d{7})/i.exec(
    text,
  );
  const pmc = /\b(PMC\d{3,9})\b/i.exec(text);
  const pubmed = /\bpmid[:\s]\s*(\d{1,9})\b/i.exec(text);
  return (
    addressOfDoi(text) ??
    (arxiv && `https://arxiv.org/abs/${arxiv[1]}`) ??
    (pmc && `https://pmc.ncbi.nlm.nih.gov/articles/${pmc[1]?.toUpperCase()}/`) ??
    (pubmed && `https://pubmed.ncbi.nlm.nih.gov/${pubmed[1]}/`)
  );
}
