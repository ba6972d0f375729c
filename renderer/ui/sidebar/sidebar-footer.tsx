import { CircleHelp, Download, FileUp, FolderUp, History, Link, Settings } from 'lucide-react';
import { memo } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { IconButton } from '../app/icon-button';
import { useStrings } from '../i18n/language-context';

interface SidebarFooterProps {
  onImportFiles: () => void;
  onImportFolder: () => void;
  onAddAddress: () => void;
  /** Null before the first import. */
  onLastImport: (() => void) | null;
  onSettings: () => void;
  onHelp: () => void;
}

export const SidebarFooter = memo(function SidebarFooter(props: SidebarFooterProps) {
  const strings = useStrings();
  return (
    <div className="sidebar-footer">
      <MenuTrigger>
        <Button className="button plain sidebar-import">
          <Download size={16} strokeWidth={1.8} aria-hidden />
          {strings.sidebar.import}
        </Button>
        <Popover className="menu-popover" placement="top start">
          <Menu className="menu">
            <MenuItem className="menu-item" onAction={props.onImportFiles}>
              <FileUp size={15} aria-hidden />
              {strings.sidebar.importFiles}
            </MenuItem>
            <MenuItem className="menu-item" onAction={props.onImportFolder}>
              <FolderUp size={15} aria-hidden />
              {strings.sidebar.importFolder}
            </MenuItem>
            <MenuItem className="menu-item" onAction={() => props.onAddAddress()}>
              <Link size={15} aria-hidden />
              {strings.address.menu}
            </MenuItem>
            {props.onLastImport && (
              <MenuItem className="menu-item" onAction={props.onLastImport}>
                <History size={15} aria-hidden />
                {strings.sidebar.lastImport}
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      <IconButton
        icon={Settings}
        label={strings.sidebar.settings}
        command="settings"
        onPress={props.onSettings}
      />
      <IconButton
        icon={CircleHelp}
        label={strings.sidebar.help}
        command="help"
        onPress={props.onHelp}
      />
    </div>
  );
});
