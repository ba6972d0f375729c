import { expect, it } from 'vitest';
import {
  foldersOf,
  readBookmarkTree,
} from '../../../../renderer/core/importers/reading-list/bookmark-tree';

const shape = { node: /^(?:\/children\/\*)*$/, fields: new Set(['title', 'uri']) };

const treeOf = (text: string) =>
  readBookmarkTree(
    { name: 'a.json', bytes: new TextEncoder().encode(text), modifiedAt: null },
    shape,
  );

const linksOf = async (text: string) => {
  const { nodes, isWhole } = await treeOf(text);
  const links = nodes
    .filter(({ values }) => values.has('uri'))
    .map((node) => [node.values.get('uri'), foldersOf(node, 'title', (at) => at.parent === null)]);
  return { links, isWhole };
};

it('knows the folders of a link although their names come after their children', async () => {
  const text = '{"children":[{"children":[{"uri":"a"}],"title":"Inner"}],"title":"Root"}';
  expect(await linksOf(text)).toEqual({ links: [['a', ['Inner']]], isWhole: true });
});

it('reads a tree that is cut off up to there', async () => {
  const text = '{"title":"","children":[{"title":"F","children":[{"uri":"a"},{"uri":"b"},{"ur';
  expect(await linksOf(text)).toEqual({
    links: [
      ['a', ['F']],
      ['b', ['F']],
    ],
    isWhole: false,
  });
});

it('reads what is around a million nested folders', async () => {
  const deep = `${'{"title":"d","children":['.repeat(1e6)}${']}'.repeat(1e6)}`;
  const text = `{"children":[{"uri":"a"},${deep},{"uri":"b"}]}`;
  expect(await linksOf(text)).toEqual({
    links: [
      ['a', []],
      ['b', []],
    ],
    isWhole: false,
  });
});

it('takes values of the wrong type for no tree', async () => {
  const text =
    '{"title":[{"title":1}],"children":{"0":{"uri":"x"}},"uri":{"children":[{"uri":"y"}]}}';
  const { nodes } = await treeOf(text);
  expect(nodes.map(({ path }) => path)).toEqual(['']);
});
