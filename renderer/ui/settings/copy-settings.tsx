import { quoteForms } from '../../core/exporting/quote-with-source';
import { useStrings } from '../i18n/language-context';
import { usePreferences } from './preferences-context';
import { Choice } from './text-settings';

/** The form in which quotes are copied. */
export function CopySettings() {
  const { copying } = useStrings();
  const { preferences, change } = usePreferences();
  return (
    <div>
      <Choice
        label={copying.form}
        value={preferences.quoteForm}
        options={quoteForms.map((form) => [form, copying.forms[form]])}
        onChange={(quoteForm) => change({ quoteForm })}
      />
      <p className="quiet setting-hint">{copying.formHint}</p>
    </div>
  );
}
