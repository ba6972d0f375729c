/** Blocks of Notion's HTML that only its style sheet shows. */
export function showBlocks(body: Element): void {
  const document = body.ownerDocument;
  for (const contents of body.querySelectorAll('nav.table_of_contents')) contents.remove();
  for (const box of body.querySelectorAll('.checkbox')) {
    box.replaceWith(box.classList.contains('checkbox-on') ? '☑ ' : '☐ ');
  }
  for (const callout of body.querySelectorAll('figure.callout')) {
    const aside = document.createElement('aside');
    aside.append(...callout.childNodes);
    callout.replaceWith(aside);
  }
  for (const code of body.querySelectorAll('pre.code > code[class]')) {
    code.className = code.className.toLowerCase();
  }
  // The picture is a link to itself.
  for (const image of body.querySelectorAll('figure.image > a > img')) {
    image.parentElement?.replaceWith(image);
  }
}
