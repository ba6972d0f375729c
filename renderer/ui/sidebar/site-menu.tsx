import { MenuItem } from 'react-aria-components';
import { type MenuPlace, PlacedMenu } from '../app/placed-menu';
import { useStrings } from '../i18n/language-context';

interface SiteMenuProps {
  site: string;
  at: MenuPlace;
  onOnly: (site: string) => void;
  onNot: (site: string) => void;
  onClose: () => void;
}

/** What can be done with a site of the sidebar. */
export function SiteMenu({ site, at, onOnly, onNot, onClose }: SiteMenuProps) {
  const { sidebar } = useStrings();
  return (
    <PlacedMenu at={at} label={site} onClose={onClose}>
      <MenuItem className="menu-item" onAction={() => onOnly(site)}>
        {sidebar.onlySite}
      </MenuItem>
      <MenuItem className="menu-item" onAction={() => onNot(site)}>
        {sidebar.notSite}
      </MenuItem>
    </PlacedMenu>
  );
}
