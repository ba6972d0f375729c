import { expect, it } from 'vitest';
import { EVIDENCE } from '../../../../renderer/core/extract/line-evidence';
import model from '../../../../resources/extraction/line-model.json' with { type: 'json' };

it('is trained on the evidence that lines are judged by', () => {
  expect(model.evidence).toEqual([...EVIDENCE]);
});

it('has trees of one depth, whose splits ask for evidence that there is', () => {
  const splits = 2 ** model.depth - 1;
  for (const tree of model.trees) {
    expect(tree).toHaveLength(2 * splits + splits + 1);
    const asked = tree.slice(0, 2 * splits).filter((_, at) => at % 2 === 0);
    for (const each of asked) expect(EVIDENCE[each]).toBeDefined();
  }
});
