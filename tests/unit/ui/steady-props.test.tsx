// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { memo } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { areSteadyPropsSame, useSteadyProps } from '../../../renderer/ui/app/use-steady-props';

afterEach(cleanup);

interface BarProps {
  title: string;
  panel: { isOpen: boolean; toggle: () => void } | null;
  onClose: () => void;
}

const drawn = vi.fn();
const Buttons = memo(function Buttons({ title, panel, onClose }: BarProps) {
  drawn(title, panel?.isOpen);
  return (
    <div>
      <button type="button" onClick={onClose}>
        close {title}
      </button>
      {panel && (
        <button type="button" onClick={panel.toggle}>
          {panel.isOpen ? 'hide' : 'show'}
        </button>
      )}
    </div>
  );
}, areSteadyPropsSame);

const Bar = (props: BarProps) => <Buttons {...useSteadyProps(props)} />;

it('renders when a value changes and not when only functions do, and calls the newest ones', () => {
  const calls: string[] = [];
  const bar = (round: string, title: string, isOpen: boolean | null) => (
    <Bar
      title={title}
      panel={isOpen === null ? null : { isOpen, toggle: () => calls.push(`toggle ${round}`) }}
      onClose={() => calls.push(`close ${round}`)}
    />
  );
  const { rerender } = render(bar('1', 'Nets', false));
  for (const round of ['2', '3', '4']) rerender(bar(round, 'Nets', false));
  expect(drawn).toHaveBeenCalledTimes(1);
  fireEvent.click(screen.getByText('close Nets'));
  fireEvent.click(screen.getByText('show'));
  expect(calls).toEqual(['close 4', 'toggle 4']);

  rerender(bar('5', 'Nets', true));
  rerender(bar('6', 'Winds', true));
  expect(drawn).toHaveBeenCalledTimes(3);
  rerender(bar('7', 'Winds', null));
  expect(drawn).toHaveBeenCalledTimes(4);
  expect(screen.queryByText('hide')).toBeNull();
});
