import { expect, test } from 'vitest';
import { type FlatTree, flatten, walk } from '../../../../renderer/core/markup/walk';
import { randomOf } from '../../../random.mjs';

/** The parts of a node that a walk asks for. */
interface FakeNode {
  nodeType: number;
  nodeName: string;
  firstChild: FakeNode | null;
  nextSibling: FakeNode | null;
}

function randomTree(random: () => number): FakeNode {
  let count = 0;
  const make = (depth: number): FakeNode => {
    const kind = depth === 0 ? 0 : random();
    const nodeType = kind < 0.6 ? 1 : kind < 0.9 ? 3 : 8;
    const children =
      nodeType === 1 && depth < 6
        ? Array.from({ length: Math.floor(random() * 4) }, () => make(depth + 1))
        : [];
    for (const [at, child] of children.entries()) child.nextSibling = children[at + 1] ?? null;
    return {
      nodeType,
      nodeName: `N${count++}`,
      firstChild: children[0] ?? null,
      nextSibling: null,
    };
  };
  return make(0);
}

/** What a visitor is told, who goes into every element but those whose number can be divided by `skipped`. */
function toldBy(tree: Node | FlatTree, skipped: number): string[] {
  const told: string[] = [];
  walk(tree, {
    text: ({ nodeName }) => told.push(`text ${nodeName}`),
    enter(_, name) {
      told.push(`enter ${name}`);
      return Number(name.slice(1)) % skipped !== 1;
    },
    leave: (_, name) => told.push(`leave ${name}`),
  });
  return told;
}

test('a walk over a flat tree tells the same as one over its nodes', () => {
  const random = randomOf(7);
  for (let round = 0; round < 300; round++) {
    const root = randomTree(random) as unknown as Node;
    for (const skipped of [2, 3, 1000])
      expect(toldBy(flatten(root), skipped)).toEqual(toldBy(root, skipped));
  }
});
