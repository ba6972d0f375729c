import { addresses } from './addresses';
import { fetching } from './fetching';
import { foreign, svgFiles } from './foreign';
import type { Kind } from './kind';
import { encodedFiles, parsing } from './parsing';
import { running } from './running';
import { standingInTheWay } from './standing-in-the-way';

export interface Snippet {
  kind: string;
  html: string;
  /** How it is shown: as a page, as an SVG image, or as a page in bytes (one for each character). */
  as: 'page' | 'svg' | 'bytes';
  isLive: boolean;
  isStanding: boolean;
}

/** Every hostile snippet, with its kind. */
export const snippets: readonly Snippet[] = [
  ...listed(
    [...running, ...addresses, ...fetching, ...foreign, ...parsing, ...standingInTheWay],
    'page',
  ),
  ...listed(svgFiles, 'svg').map((each) => ({ ...each, html: picture(each.html) })),
  ...listed(encodedFiles, 'bytes'),
];

/** The snippets that are pages in text. */
export const hostileSnippets: readonly string[] = snippets
  .filter(({ as }) => as === 'page')
  .map(({ html }) => html);

function listed(kinds: readonly Kind[], as: Snippet['as']): Snippet[] {
  return kinds.flatMap(({ kind, live, dormant = [], standing = false }) =>
    [...live, ...dormant].map((html, at) => ({
      ...{ kind, html, as },
      ...{ isLive: at < live.length, isStanding: standing },
    })),
  );
}

/** Adds a visible shape, so that the image is kept. */
function picture(part: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg">${part}<path d="M0 0L9 9"/></svg>`;
}
