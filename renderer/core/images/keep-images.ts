/**
 * When a page is read again, the files beside it are missing, but its images are in the library. Gives
 * images of `body` that have no address those of the `known` body: by position when both have the same
 * number, else by their alternative text.
 *
 * @returns whether `body` was changed
 */
export function keepImages(body: Element, known: Element): boolean {
  const images = [...body.querySelectorAll('img')];
  const knownImages = [...known.querySelectorAll('img')];
  const byPlace = images.length === knownImages.length;
  let kept = false;
  images.forEach((image, i) => {
    if (image.hasAttribute('src')) return;
    const source = byPlace ? knownImages[i] : onlyOneLike(image, knownImages);
    const address = source?.getAttribute('src');
    if (!address?.startsWith('asset:')) return;
    image.setAttribute('src', address);
    kept = true;
  });
  return kept;
}

function onlyOneLike(image: Element, others: readonly Element[]): Element | null {
  const alt = image.getAttribute('alt') ?? '';
  if (alt === '') return null;
  const [only, second] = others.filter((other) => other.getAttribute('alt') === alt);
  return only && !second ? only : null;
}
