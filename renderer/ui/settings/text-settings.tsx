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
import type { Preferences } from '../../library/actions/preferences';
import { useFormat, useStrings } from '../i18n/language-context';
import { usePreferences } from './preferences-context';
import './settings.css';

/** The toolbar button that opens the text settings. */
export function TextSettingsButton() {
  const strings = useStrings();
  return (
    <DialogTrigger>
      <Button className="icon-button" aria-label={strings.reader.textSettings}>
        <Type size={17} strokeWidth={1.8} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="text-settings" aria-label={strings.reader.textSettings}>
          <ThemeChoice />
          <TextSettings />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

const themes = ['system', 'light', 'sepia', 'dark'] as const;

export function ThemeChoice() {
  const strings = useStrings();
  const { preferences, change } = usePreferences();
  return (
    <Choice
      label={strings.settings.theme}
      value={preferences.theme}
      options={themes.map((theme) => [theme, strings.settings.themes[theme]])}
      onChange={(theme) => change({ theme })}
    />
  );
}

export function TextSettings() {
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
        ]}
        onChange={(fontFamily) => change({ fontFamily })}
      />
      <Stepper label={strings.settings.fontSize} name="fontSize" min={13} max={32} by={1} />
      <Stepper label={strings.settings.lineWidth} name="lineWidth" min={24} max={64} by={2} />
      <Stepper
        label={strings.settings.lineHeight}
        name="lineHeight"
        min={1.35}
        max={2.3}
        by={0.1}
      />
    </>
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

type Measure = 'fontSize' | 'lineWidth' | 'lineHeight';

interface StepperProps {
  label: string;
  name: Measure;
  min: number;
  max: number;
  by: number;
}

function Stepper({ label, name, min, max, by }: StepperProps) {
  const strings = useStrings();
  const format = useFormat();
  const { preferences, change } = usePreferences();
  const value = preferences[name];
  const move = (direction: number) => {
    const next = Math.round(Math.min(max, Math.max(min, value + direction * by)) * 100) / 100;
    change({ [name]: next } as Partial<Preferences>);
  };
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
