// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { afterEach, expect, it } from 'vitest';
import { useAfterRender } from '../../../renderer/ui/app/use-after-render';

afterEach(cleanup);

const keys = { open() {}, close() {} };

function Pane() {
  const [isOpen, setIsOpen] = useState(false);
  const afterRender = useAfterRender();
  const focus = (name: string) =>
    afterRender(() => document.querySelector<HTMLElement>(`[name=${name}]`)?.focus());
  keys.open = () => {
    focus('search');
    setIsOpen(true);
  };
  keys.close = () => {
    setIsOpen(false);
    focus('list');
  };
  return isOpen ? <input name="search" /> : <input name="list" />;
}

it('focuses what a key shows before the next key comes', () => {
  render(<Pane />);

  for (const [key, name] of [
    ['open', 'search'],
    ['close', 'list'],
    ['open', 'search'],
  ] as const) {
    // As `useKeys` carries out a key.
    flushSync(() => keys[key]());
    expect(document.activeElement?.getAttribute('name')).toBe(name);
  }
});
