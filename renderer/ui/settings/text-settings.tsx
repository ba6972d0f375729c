import { Minus, Plus, Type } from 'lucide-react';
import {
  Button,
  Dialog,
  DialogTrigger,
  Label,
  Popover,
  Radio,
  RadioGroup,
} from 'react-aria-components';
import { type FontLanguage, type Preferences, themes } from '../../library/actions/preferences';
import { Hinted } from '../app/hinted';
import { useFormat, useStrings } from '../i18n/language-context';
import { fontLanguageOf } from '../reader/typefaces';
import { usePreferences } from './preferences-context';
import { SettingSwitch, Toggle } from './setting-switch';
import { steppedMeasure, type TextMeasure, textMeasures } from './text-measures';
import { MissingFonts, OwnFonts } from './typeface-settings';
import './settings.css';

/** The toolbar button that opens the text settings. */
export function TextSettingsButton({ lang }: { lang: string | null }) {
  const strings = useStrings();
  return (
    <DialogTrigger>
      <Hinted label={strings.reader.textSettings}>
        <Button className="icon-button" aria-label={strings.reader.textSettings}>
          <Type size={17} strokeWidth={1.8} aria-hidden />
        </Button>
      </Hinted>
      <Popover className="popover" placement="bottom end">
        <Dialog className="text-settings" aria-label={strings.reader.textSettings}>
          <ThemeChoice />
          <TextSettings languages={[fontLanguageOf(lang)]} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

const themeChoices = ['system', ...themes] as const;

export function ThemeChoice() {
  const strings = useStrings();
  const { preferences, change } = usePreferences();
  return (
    <Choice
      label={strings.settings.theme}
      value={preferences.theme}
      options={themeChoices.map((theme) => [theme, strings.settings.themes[theme]])}
      onChange={(theme) => change({ theme })}
    />
  );
}

/** @param languages whose own typefaces are asked for */
export function TextSettings({ languages }: { languages: readonly FontLanguage[] }) {
  const strings = useStrings();
  const { preferences, change } = usePreferences();
  return (
    <>
      <Choice
        label={strings.settings.fontFamily}
        value={preferences.fontFamily}
        options={[
          ['serif', strings.settings.serif],
          ['sans', strings.settings.sans],
          ['system', strings.settings.systemFont],
          ['own', strings.settings.own],
        ]}
        onChange={(fontFamily) => change({ fontFamily })}
      />
      {preferences.fontFamily === 'own' && <OwnFonts languages={languages} />}
      <MissingFonts />
      <Stepper label={strings.settings.fontSize} name="fontSize" />
      <Stepper label={strings.settings.lineWidth} name="lineWidth" />
      <Stepper label={strings.settings.lineHeight} name="lineHeight" />
      <Stepper label={strings.settings.letterSpacing} name="letterSpacing" />
      <SettingSwitch name="justified" label={strings.settings.justified} />
      {languages
        .filter((language) => language !== 'latin')
        .map((language) => (
          <VerticalSwitch key={language} language={language} />
        ))}
    </>
  );
}

function VerticalSwitch({ language }: { language: FontLanguage }) {
  const { settings } = useStrings();
  const { preferences, change } = usePreferences();
  const others = preferences.verticalIn.filter((each) => each !== language);
  return (
    <Toggle
      label={settings.vertical(settings.fontLanguages[language])}
      isOn={preferences.verticalIn.includes(language)}
      onChange={(isOn) => change({ verticalIn: isOn ? [...others, language] : others })}
    />
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: [value: Value, name: string][];
  onChange: (value: Value) => void;
}

/** A choice of one among a few options, shown side by side. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  return (
    <RadioGroup
      className="choice"
      orientation="horizontal"
      value={props.value}
      onChange={(value) => props.onChange(value as Value)}
    >
      <Label className="setting-label">{props.label}</Label>
      <div className="choice-options">
        {props.options.map(([value, name]) => (
          <Radio key={value} className="choice-option" value={value}>
            {name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

interface StepperProps {
  label: string;
  name: TextMeasure;
}

function Stepper({ label, name }: StepperProps) {
  const strings = useStrings();
  const format = useFormat();
  const { preferences, change } = usePreferences();
  const value = preferences[name];
  const { min, max } = textMeasures[name];
  const move = (step: 1 | -1) =>
    change({ [name]: steppedMeasure(preferences, name, step) } as Partial<Preferences>);
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset, there is no form
    <div className="stepper" role="group" aria-label={label}>
      <span className="setting-label">{label}</span>
      <Button
        className="icon-button"
        aria-label={strings.settings.smaller(label)}
        isDisabled={value <= min}
        onPress={() => move(-1)}
      >
        <Minus size={15} aria-hidden />
      </Button>
      <output className="stepper-value">{format.number(value)}</output>
      <Button
        className="icon-button"
        aria-label={strings.settings.larger(label)}
        isDisabled={value >= max}
        onPress={() => move(1)}
      >
        <Plus size={15} aria-hidden />
      </Button>
    </div>
  );
}
