import { uncoverNames } from './tame-document';

/** Deepest nesting of shadow hosts, each level of which takes a walk of the tree. */
const DEEPEST = 64;

/**
 * Moves the content of declarative shadow roots (HTML standard, `<template shadowrootmode>`) to where a
 * browser shows it: into the host, with the host's own children in the slots. A parser that runs no scripts
 * leaves them as inert templates. `shadowroot` is the attribute's name before 2023, as SingleFile and older
 * Chromium wrote it; `shadowmode` is the one of MHTML that Chromium writes to this day. Browsers hide a host's child that has no slot. It stays when the shadow root has no
 * text, because then it is the host's only text.
 */
export function flattenShadowRoots(document: Document): void {
  for (let depth = 0; depth < DEEPEST; depth++) {
    const templates = document.querySelectorAll<HTMLTemplateElement>(
      'template[shadowrootmode], template[shadowroot], template[shadowmode]',
    );
    if (templates.length === 0) return;
    for (const template of templates) if (template.isConnected) flatten(template);
  }
}

function flatten(template: HTMLTemplateElement): void {
  const host = template.parentElement;
  const root = template.content;
  template.remove();
  if (!host) return;
  uncoverNames(root);
  for (const style of root.querySelectorAll('style, script')) style.remove();
  const children = [...host.childNodes];
  for (const slot of root.querySelectorAll('slot')) {
    const name = slot.getAttribute('name') ?? '';
    const assigned = children.filter(
      (child) => child.parentNode === host && slotOf(child) === name,
    );
    // An empty slot shows its own content.
    slot.replaceWith(...(assigned.some(hasContent) ? assigned : [...slot.childNodes]));
  }
  const left = [...host.childNodes];
  if (root.textContent?.trim()) for (const node of left) node.remove();
  host.prepend(root);
}

const slotOf = (node: ChildNode) =>
  node.nodeType === Node.ELEMENT_NODE ? ((node as Element).getAttribute('slot') ?? '') : '';

const hasContent = (node: ChildNode) =>
  node.nodeType === Node.ELEMENT_NODE || Boolean(node.textContent?.trim());
