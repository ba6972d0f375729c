import { fold } from '../text/fold';
import { parseQuery, printQuery, type QueryNode } from './query';

/** The query with one word replaced. */
export function correctedQuery(query: string, word: string, instead: string): string {
  const { root } = parseQuery(query);
  return root ? printQuery(corrected(root, fold(word), instead)) : query;
}

function corrected(node: QueryNode, word: string, instead: string): QueryNode {
  switch (node.kind) {
    case 'word':
      return fold(node.text) === word ? { ...node, text: instead } : node;
    case 'not':
      return { ...node, node: corrected(node.node, word, instead) };
    case 'and':
    case 'or':
      return { ...node, nodes: node.nodes.map((one) => corrected(one, word, instead)) };
    default:
      return node;
  }
}
