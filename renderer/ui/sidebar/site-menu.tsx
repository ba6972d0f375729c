import { MenuItem, Separator } from 'react-aria-components';
import { type MenuPlace, PlacedMenu } from '../app/placed-menu';
import { useStrings } from '../i18n/language-context';
import { PlaceItems } from './place-items';

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
      <Separator className="menu-separator" />
      <PlaceItems place={{ name: site, filter: { site } }} />
    </PlacedMenu>
  );
}
