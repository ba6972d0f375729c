/**
 * A page whose pictures lay beside it is read again without them; those that its article had are in
 * the library. Gives the pictures of `body` without an address those of the `known` body: by their
 * place where both have as many, else by what they say they show.
 *
 * Changes `body`; answers whether it did.
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
