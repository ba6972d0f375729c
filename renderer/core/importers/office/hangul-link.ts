/** "https\://a.example/b;1;0;0;": the address of a link's command; null for a place in the document. */
export function addressIn(command: string): string | null {
  const address = command
    .split(/(?<!\\);/)[0]
    ?.replace(/\\(.)/g, '$1')
    .trim();
  return address && /^(?:https?|mailto):/i.test(address) ? address : null;
}
