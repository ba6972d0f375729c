import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { type HighlightColour, highlightColours } from '../../core/highlights/highlight';
import { useStrings } from '../i18n/language-context';

interface ColourButtonsProps {
  /** Null when none is selected yet. */
  colour: HighlightColour | null;
  onColour: (colour: HighlightColour) => void;
}

/** The five colours, of which one can be selected. */
export function ColourButtons({ colour, onColour }: ColourButtonsProps) {
  const { highlights } = useStrings();
  return (
    <ToggleButtonGroup
      className="mark-colours"
      aria-label={highlights.colour}
      selectionMode="single"
      disallowEmptySelection={colour !== null}
      selectedKeys={colour === null ? [] : [colour]}
      onSelectionChange={(keys) => {
        const chosen = highlightColours.find((name) => keys.has(name));
        if (chosen) onColour(chosen);
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
