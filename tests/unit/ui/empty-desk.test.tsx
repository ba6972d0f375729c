// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Announcer } from '../../../renderer/ui/app/announcer';
import { en } from '../../../renderer/ui/i18n/en';
import { EmptyDesk } from '../../../renderer/ui/welcome/empty-desk';

afterEach(cleanup);

it('offers files, a folder, and an address', () => {
  const chosen: string[] = [];
  const choose = (name: string) => () => void chosen.push(name);
  render(
    <Announcer>
      <EmptyDesk
        onImportFiles={choose('files')}
        onImportFolder={choose('folder')}
        onAddAddress={choose('address')}
        onFiles={() => {}}
      />
    </Announcer>,
  );
  const { importFiles, importFolder, addAddress } = en.welcome;
  for (const name of [importFiles, importFolder, addAddress]) {
    fireEvent.click(screen.getByRole('button', { name }));
  }
  expect(chosen).toEqual(['files', 'folder', 'address']);
});
