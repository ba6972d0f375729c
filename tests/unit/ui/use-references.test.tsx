// @vitest-environment happy-dom
import { renderHook, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { CslItem } from '../../../renderer/core/cite/csl-item';
import type { StyleFile } from '../../../renderer/core/cite/style-file';
import { formatReference } from '../../../renderer/library/cite/format-reference';
import { useReferences } from '../../../renderer/ui/cite/use-references';

vi.mock('../../../renderer/library/cite/format-reference', () => ({
  formatReference: vi.fn(async (items: readonly CslItem[]) => ({
    ok: true,
    text: items.map(({ title }) => title).join(),
    html: '',
    references: [],
  })),
}));

const style = { id: 'apa' } as StyleFile;
const item = (title: string) => ({ id: '1', type: 'webpage', title }) as CslItem;

beforeEach(() => void vi.mocked(formatReference).mockClear());

it('a change of the library that leaves the cited articles as they are makes no reference anew', async () => {
  const { result, rerender } = renderHook(
    ({ items }) => useReferences(items, 'text', style, 'en-US'),
    { initialProps: { items: [item('Harbour')] } },
  );
  await waitFor(() => expect(result.current).toMatchObject({ text: 'Harbour' }));
  rerender({ items: [item('Harbour')] });
  expect(result.current).toMatchObject({ text: 'Harbour' });
  expect(formatReference).toHaveBeenCalledTimes(1);

  rerender({ items: [item('Quay')] });
  await waitFor(() => expect(result.current).toMatchObject({ text: 'Quay' }));
  expect(formatReference).toHaveBeenCalledTimes(2);
});
