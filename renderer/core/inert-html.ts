/** placeholder */
export function makeInert(html: string): string {
  return html;
}
