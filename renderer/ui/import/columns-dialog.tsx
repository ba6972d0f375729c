import { type FormEvent, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import {
  type ColumnField,
  type ColumnMap,
  columnFields,
  type FoundColumns,
} from '../../core/importers/reading-list/column-map';
import { DialogBox } from '../app/dialog-box';
import { useStrings } from '../i18n/language-context';

interface ColumnsDialogProps {
  columns: FoundColumns;
  onConfirm: (columns: ColumnMap) => void;
  onClose: () => void;
}

/** Asks which column of a CSV holds what; the guess is chosen already. */
export function ColumnsDialog({
  columns: { names, guess },
  onConfirm,
  onClose,
}: ColumnsDialogProps) {
  const strings = useStrings();
  const words = strings.import.csv;
  const [chosen, setChosen] = useState<ColumnMap>(guess);

  function choose(field: ColumnField, name: string) {
    const { [field]: _, ...others } = chosen;
    setChosen(name === '' ? others : { ...others, [field]: name });
  }

  function confirm(event: FormEvent) {
    event.preventDefault();
    onClose();
    onConfirm(chosen);
  }

  return (
    <DialogBox title={words.title} onClose={onClose}>
      <form className="csv-columns" onSubmit={confirm}>
        <p className="quiet">{words.hint}</p>
        <div className="csv-fields scrolls">
          {columnFields.map((field) => (
            <ColumnChoice
              key={field}
              label={words.fields[field]}
              names={names}
              chosen={chosen[field] ?? ''}
              onChoose={(name) => choose(field, name)}
            />
          ))}
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={onClose}>
            {strings.cancel}
          </Button>
          <Button
            className="button primary"
            type="submit"
            isDisabled={!chosen.url && !chosen.title && !chosen.text}
          >
            {words.confirm}
          </Button>
        </div>
      </form>
    </DialogBox>
  );
}

interface ColumnChoiceProps {
  label: string;
  names: readonly string[];
  chosen: string;
  onChoose: (name: string) => void;
}

function ColumnChoice({ label, names, chosen, onChoose }: ColumnChoiceProps) {
  const { none } = useStrings().import.csv;
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field"
        value={chosen}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="">{none}</option>
        {[...new Set(names)].map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}
