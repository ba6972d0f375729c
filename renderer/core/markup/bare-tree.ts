import { html, type Token, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';

/** A node that knows its parent and not its children. */
export interface BareNode {
  tagName: string;
  namespaceURI: html.NS;
  attrs: Token.Attribute[];
  parent: BareNode | null;
  /** The content of a `<template>`; null for other elements. */
  content: BareNode | null;
  /** The next element further up whose direction depends on its text, or itself. */
  auto: BareNode | null;
  /** Nodes that were put into an element whose direction depends on its text. */
  inside: number;
  /** How many `<source>` elements a `<picture>` holds. */
  sources: number;
  /** The parsing mode of the document. */
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

/** Whether Blink looks at its text to know its direction. */
export function isAuto({ tagName, attrs }: BareNode): boolean {
  const dir = attrs.find(({ name }) => name === 'dir')?.value.toLowerCase();
  return dir === 'auto' || (dir === undefined && tagName === 'bdi');
}

/** What the parsing algorithm asks of a tree, without keeping one. */
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
