import { ChevronDown } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import type { InstalledFont } from '../../../electron/ipc/contract';
import type { FontLanguage } from '../../library/actions/preferences';
import { useServices } from '../app/services';
import { useFormat, useStrings } from '../i18n/language-context';
import { bodyFonts, fontLanguages, knownFonts } from '../reader/typefaces';
import { familiesFor, isInstalled, languagesWithoutFont } from './installed-fonts';
import { usePreferences } from './preferences-context';
import './settings.css';

/** A field for each language, which lists the installed typefaces that have its characters. */
export function OwnFonts({ languages }: { languages: readonly FontLanguage[] }) {
  return languages.map((language) => <OwnFont key={language} language={language} />);
}

/** Most typefaces in the list: each is drawn in itself. */
const mostListed = 50;

function OwnFont({ language }: { language: FontLanguage }) {
  const { settings } = useStrings();
  const { preferences, change } = usePreferences();
  const installed = useInstalled(language);
  const name = preferences.ownFonts[language];
  const isMissing = name.trim() !== '' && !isInstalled(name.trim());
  const sought = name.trim().toLowerCase();
  const matching = installed.filter((family) => family.toLowerCase().includes(sought));
  // The whole list beside a name that was chosen from it.
  const offered = installed.some((family) => family === name) ? installed : matching;
  const { lang, text } = samples[language];
  return (
    <ComboBox
      className="own-font"
      inputValue={name}
      onInputChange={(value) =>
        change({ ownFonts: { ...preferences.ownFonts, [language]: value.slice(0, 100) } })
      }
      items={offered.slice(0, mostListed).map((family) => ({ id: family }))}
      allowsCustomValue
      menuTrigger="input"
    >
      <Label className="setting-label">{settings.ownFont(settings.fontLanguages[language])}</Label>
      <div className="own-font-field">
        <Input className="field" placeholder={settings.ownFontHint} />
        <Button className="icon-button" aria-label={settings.ownFontList}>
          <ChevronDown size={15} aria-hidden />
        </Button>
      </div>
      <Popover className="menu-popover">
        <ListBox className="menu own-font-list">
          {({ id }: { id: string }) => (
            <ListBoxItem id={id} className="menu-item own-font-item" textValue={id}>
              <span>{id}</span>
              <span
                className="own-font-sample"
                lang={lang}
                style={{ fontFamily: JSON.stringify(id) }}
                aria-hidden
              >
                {text || settings.sample}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
      {isMissing && <p className="quiet setting-hint">{settings.ownFontMissing}</p>}
    </ComboBox>
  );
}

/** The installed families for a language; where the system does not list them, those that are known by name. */
function useInstalled(language: FontLanguage): readonly string[] {
  const { bridge } = useServices();
  const [listed, setListed] = useState<readonly InstalledFont[]>([]);
  useEffect(() => {
    let isGone = false;
    bridge.request('installedFonts').then(
      (fonts) => isGone || setListed(fonts),
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [bridge]);
  return useMemo(() => {
    const fitting = familiesFor(listed, language);
    return fitting.length > 0 ? fitting : knownFonts(language).filter(isInstalled);
  }, [listed, language]);
}

/** A line in each language, in its typefaces. */
export function TextSample() {
  const { settings } = useStrings();
  const { preferences } = usePreferences();
  return (
    <div
      className="text-sample"
      style={{
        fontSize: preferences.fontSize,
        lineHeight: preferences.lineHeight,
        letterSpacing: `${preferences.letterSpacing / 100}em`,
      }}
    >
      {fontLanguages.map((language) => (
        <p
          key={language}
          lang={samples[language].lang}
          style={{ fontFamily: bodyFonts(preferences, language) }}
        >
          {language === 'latin' ? settings.sample : samples[language].text}
        </p>
      ))}
    </div>
  );
}

const samples: Record<FontLanguage, { lang?: string; text: string }> = {
  latin: { text: '' },
  ko: { lang: 'ko', text: '창가의 조용한 책상에서 글을 읽는다.' },
  ja: { lang: 'ja', text: '窓辺の静かな机で、直に本を読む。' },
  zh: { lang: 'zh-Hans', text: '在窗边安静的书桌前直接阅读。' },
  'zh-hant': { lang: 'zh-Hant', text: '在窗邊安靜的書桌前直接閱讀。' },
};

/** Says which package has the typefaces that this machine lacks; nothing when it lacks none. */
export function MissingFonts() {
  const { settings } = useStrings();
  const format = useFormat();
  const { info } = useServices();
  const missing = useMemo(languagesWithoutFont, []);
  if (missing.length === 0) return null;
  const names = missing.map((language) => settings.fontLanguages[language]);
  return (
    <p className="quiet setting-hint">
      {settings.fontsMissing(format.allOf(names), info.platform)}
    </p>
  );
}
