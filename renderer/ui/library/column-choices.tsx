import { Check } from 'lucide-react';
import { Header, MenuItem, MenuSection } from 'react-aria-components';
import { useStrings } from '../i18n/language-context';
import { type Column, type ColumnName, columnNames } from './columns';

interface ColumnChoicesProps {
  columns: readonly Column[];
  onToggle: (name: ColumnName) => void;
}

/** The part of a menu by which columns are shown and hidden. */
export function ColumnChoices({ columns, onToggle }: ColumnChoicesProps) {
  const { list } = useStrings();
  const isShown = (name: ColumnName) => columns.some((column) => column.name === name);
  return (
    <MenuSection>
      <Header className="menu-heading">{list.columns}</Header>
      {columnNames.map((name) => (
        <MenuItem
          key={name}
          className="menu-item"
          textValue={list.columnNames[name]}
          aria-label={
            isShown(name) ? list.columnShown(list.columnNames[name]) : list.columnNames[name]
          }
          onAction={() => onToggle(name)}
        >
          <span className="tick">{isShown(name) && <Check size={15} aria-hidden />}</span>
          {list.columnNames[name]}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
