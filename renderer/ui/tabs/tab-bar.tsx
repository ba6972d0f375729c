import { Plus, X } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import { Button, MenuItem, Toolbar } from 'react-aria-components';
import { IconButton } from '../app/icon-button';
import { type MenuPlace, PlacedMenu, placeOfMenu } from '../app/placed-menu';
import { useStrings } from '../i18n/language-context';
import { CommandKey } from '../keyboard/command-key';
import { useTabName } from './use-tab-name';
import type { TabsControl } from './use-tabs';
import './tab-bar.css';

const middleButton = 1;

/** The tabs of the window, above its panes; nothing while there is only one. */
export function TabBar({ tabs }: { tabs: TabsControl }) {
  const strings = useStrings();
  const nameOf = useTabName();
  const [menu, setMenu] = useState<{ at: MenuPlace; index: number } | null>(null);
  if (tabs.all.length === 1) return null;

  return (
    <Toolbar className="tab-bar" aria-label={strings.tabs.label}>
      {tabs.all.map((tab, index) => (
        <TabButton
          key={tab.key}
          name={nameOf(tab, index === tabs.shown)}
          isShown={index === tabs.shown}
          onShow={() => tabs.show(index)}
          onClose={() => tabs.close(index)}
          onMenu={(at) => setMenu({ at, index })}
        />
      ))}
      <IconButton icon={Plus} label={strings.tabs.open} command="new-tab" onPress={tabs.open} />
      {menu && (
        <PlacedMenu at={menu.at} label={strings.tabs.label} onClose={() => setMenu(null)}>
          <MenuItem className="menu-item" onAction={() => tabs.close(menu.index)}>
            {strings.tabs.close}
            {menu.index === tabs.shown && <CommandKey of="close-tab" />}
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => tabs.closeOthers(menu.index)}>
            {strings.tabs.closeOthers}
          </MenuItem>
          <MenuItem className="menu-item" onAction={tabs.reopen}>
            {strings.tabs.reopen}
            <CommandKey of="reopen-tab" />
          </MenuItem>
        </PlacedMenu>
      )}
    </Toolbar>
  );
}

interface TabButtonProps {
  name: string;
  isShown: boolean;
  onShow: () => void;
  onClose: () => void;
  onMenu: (at: MenuPlace) => void;
}

/** By keyboard a tab is closed with Delete; its cross is for the mouse. */
function TabButton({ name, isShown, onShow, onClose, onMenu }: TabButtonProps) {
  const strings = useStrings();
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    onClose();
  };
  const byMouse = (event: MouseEvent) => {
    if (event.button === middleButton) onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it are reached by keyboard
    <div
      className={isShown ? 'tab shown' : 'tab'}
      title={name}
      onKeyDown={byKey}
      onAuxClick={byMouse}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(placeOfMenu(event));
      }}
    >
      <Button className="tab-name" aria-current={isShown ? 'page' : 'false'} onPress={onShow}>
        {name}
      </Button>
      <Button
        className="tab-close"
        aria-label={strings.tabs.closeNamed(name)}
        excludeFromTabOrder
        onPress={onClose}
      >
        <X size={13} aria-hidden />
      </Button>
    </div>
  );
}
