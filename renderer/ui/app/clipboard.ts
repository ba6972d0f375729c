/** What goes to the clipboard in several types at once; the receiving program takes the one that it knows. */
export async function copyTypes(parts: Record<string, string>): Promise<void> {
  const blobs = Object.entries(parts).map(([type, text]) => [type, new Blob([text], { type })]);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

/** As a PNG, the one type of image that a page may put on the clipboard. Rejects when it cannot be drawn. */
export async function copyImage(image: HTMLImageElement): Promise<void> {
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (png === null) throw new Error('The image is empty or too large for a canvas');
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}
