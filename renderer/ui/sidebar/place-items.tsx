import { MenuItem } from 'react-aria-components';
import { isReadPlace, type NamedArticles, usePlaceActions } from '../app/use-place-actions';
import { useStrings } from '../i18n/language-context';

interface PlaceItemsProps {
  place: NamedArticles;
  isEmpty?: boolean;
}

/** The items of a menu that are about all articles of a place. */
export function PlaceItems({ place, isEmpty = false }: PlaceItemsProps) {
  const { actions, feeds, exports } = useStrings();
  const does = usePlaceActions();
  return (
    <>
      <MenuItem className="menu-item" onAction={() => does.openApart(place)}>
        {actions.openApart}
      </MenuItem>
      {!isReadPlace(place) && (
        <MenuItem className="menu-item" isDisabled={isEmpty} onAction={() => does.markRead(place)}>
          {feeds.markRead}
        </MenuItem>
      )}
      <MenuItem className="menu-item" isDisabled={isEmpty} onAction={() => does.export(place)}>
        {exports.action}
      </MenuItem>
    </>
  );
}
