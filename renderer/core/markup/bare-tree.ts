import { html, type Token, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';

/** A tree node that knows its parent, but not its children. */
export interface BareNode {
  tagName: string;
  namespaceURI: html.NS;
  attrs: Token.Attribute[];
  parent: BareNode | null;
  /** The content of a `<template>`; null for other elements. */
  content: BareNode | null;
  /** The nearest element, itself included, whose direction depends on its text (`dir=auto`). */
  auto: BareNode | null;
  /** Number of nodes inserted into this element, if its direction depends on its text. */
  inside: number;
  /** Number of `<source>` elements in this `<picture>`. */
  sources: number;
  /** The document's parsing mode. */
  mode: html.DOCUMENT_MODE;
}

export type BareTree = TreeAdapterTypeMap<
  BareNode,
  BareNode,
  BareNode,
  BareNode,
  BareNode,
  BareNode,
  BareNode,
  BareNode,
  BareNode,
  BareNode
>;

function node(
  tagName: string,
  namespaceURI = html.NS.HTML,
  attrs: Token.Attribute[] = [],
): BareNode {
  const mode = html.DOCUMENT_MODE.NO_QUIRKS;
  return {
    ...{ tagName, namespaceURI, attrs, parent: null, content: null, mode },
    ...{ auto: null, inside: 0, sources: 0 },
  };
}

function attach(parent: BareNode, child: BareNode): void {
  child.parent = parent;
  child.auto = isAuto(child) ? child : parent.auto;
}

/** Whether Blink derives the element's direction from its text. */
export function isAuto({ tagName, attrs }: BareNode): boolean {
  const dir = attrs.find(({ name }) => name === 'dir')?.value.toLowerCase();
  return dir === 'auto' || (dir === undefined && tagName === 'bdi');
}

/** The tree operations of the parsing algorithm, without keeping a tree. */
export const bareTreeAdapter: TreeAdapter<BareTree> = {
  createDocument: () => node('#document'),
  createDocumentFragment: () => node('#fragment'),
  createCommentNode: () => node('#comment'),
  createTextNode: () => node('#text'),
  createElement: node,
  appendChild: attach,
  insertBefore: attach,
  insertText() {},
  insertTextBefore() {},
  detachNode(child) {
    child.parent = null;
  },
  setTemplateContent(template, content) {
    template.content = content;
  },
  getTemplateContent: (template) => template.content ?? template,
  getAttrList: ({ attrs }) => attrs,
  getTagName: ({ tagName }) => tagName,
  getNamespaceURI: ({ namespaceURI }) => namespaceURI,
  getParentNode: ({ parent }) => parent,
  getChildNodes: () => [],
  getFirstChild: () => null,
  adoptAttributes() {},
  setDocumentType() {},
  setDocumentMode(document, mode) {
    document.mode = mode;
  },
  getDocumentMode: ({ mode }) => mode,
  getCommentNodeContent: () => '',
  getTextNodeContent: () => '',
  getDocumentTypeNodeName: () => '',
  getDocumentTypeNodePublicId: () => '',
  getDocumentTypeNodeSystemId: () => '',
  getNodeSourceCodeLocation: () => null,
  setNodeSourceCodeLocation() {},
  updateNodeSourceCodeLocation() {},
  isCommentNode: (each): each is BareNode => each.tagName === '#comment',
  isTextNode: (each): each is BareNode => each.tagName === '#text',
  isDocumentTypeNode: (_each): _each is BareNode => false,
  isElementNode: (each): each is BareNode => !each.tagName.startsWith('#'),
};
