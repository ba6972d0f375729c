import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { type HighlightColour, highlightColours } from '../../core/highlights/highlight';
import { useStrings } from '../i18n/language-context';

interface ColourButtonsProps {
  /** Null when none is selected yet. */
  colour: HighlightColour | null;
  onColour: (colour: HighlightColour) => void;
  /** Called when the selected one is pressed again; absent where one must be selected. */
  onNone?: () => void;
}

/** The five colours, of which one can be selected. */
export function ColourButtons({ colour, onColour, onNone }: ColourButtonsProps) {
  const { highlights } = useStrings();
  return (
    <ToggleButtonGroup
      className="mark-colours"
      aria-label={highlights.colour}
      selectionMode="single"
      disallowEmptySelection={colour !== null && !onNone}
      selectedKeys={colour === null ? [] : [colour]}
      onSelectionChange={(keys) => {
        const chosen = highlightColours.find((name) => keys.has(name));
        if (chosen) onColour(chosen);
        else onNone?.();
      }}
    >
      {highlightColours.map((name) => (
        <ToggleButton
          key={name}
          id={name}
          className="mark-colour"
          aria-label={highlights.colours[name]}
          data-colour={name}
        />
      ))}
    </ToggleButtonGroup>
  );
}
