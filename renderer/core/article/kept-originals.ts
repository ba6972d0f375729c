import type { Article } from './article';
import { most } from './article-parts';
import { union } from './article-rules';
import { mergedVersions, versionsOf } from './version-rules';

/**
 * The page that two machines changed independently, with the originals and the versions of the other one,
 * so that no file that only the other one names becomes unused. The same object when it has them all.
 *
 * @param shown the page that counts; with the downloads of both
 */
export function withOriginalsOf(shown: Article, other: Article): Article {
  const ownVersions = versionsOf(shown);
  const known = new Set(ownVersions.map(({ original }) => original));
  // Another text of a known original was extracted by other rules, and is no version.
  const moreVersions = versionsOf(other).filter(({ original }) => !known.has(original));
  const needed = new Set([other.originals[0], ...moreVersions.map(({ original }) => original)]);
  const downloads = new Set(shown.downloads?.map(({ sha256 }) => sha256));
  // A download that was removed since stays removed.
  const removed = new Set(
    (other.downloads ?? []).flatMap(({ sha256 }) =>
      downloads.has(sha256) || needed.has(sha256) ? [] : [sha256],
    ),
  );
  const originals = union(
    shown.originals,
    other.originals.filter((sha256) => !removed.has(sha256)),
  ).slice(0, most.files);
  const incoming = { ...other, versions: moreVersions };
  const versions = mergedVersions(
    { known: shown.versions, incoming: moreVersions, body: shown.versions, other: moreVersions },
    { known: shown, incoming, body: shown, other: incoming },
  )?.slice(0, most.versions);
  const isSame =
    originals.length === shown.originals.length &&
    JSON.stringify(versions) === JSON.stringify(shown.versions);
  return isSame ? shown : { ...shown, originals, ...(versions && { versions }) };
}
