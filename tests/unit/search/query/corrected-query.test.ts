import { describe, expect, it } from 'vitest';
import { correctedQuery } from '../../../../renderer/search/query/corrected-query';

describe('a corrected query', () => {
  it('has the other word in the place of the one, and all else as it was', () => {
    expect(correctedQuery('Archvie', 'archvie', 'archive')).toBe('archive');
    expect(correctedQuery('"the archvie" archvie -old tag:x', 'archvie', 'archive')).toBe(
      '"the archvie" archive -old tag:x',
    );
    expect(correctedQuery('(a OR ARCHVIE) -archvie', 'archvie', 'archive')).toBe(
      '(a OR archive) -archive',
    );
    expect(correctedQuery('other', 'archvie', 'archive')).toBe('other');
    expect(correctedQuery('', 'archvie', 'archive')).toBe('');
  });
});
