import { useMemo } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import type { FontLanguage } from '../../library/actions/preferences';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import { bodyFonts, fontLanguages, knownFonts } from '../reader/typefaces';
import { isInstalled, languagesWithoutFont } from './installed-fonts';
import { usePreferences } from './preferences-context';
import './settings.css';

/** A name field for each language, which offers typefaces that are installed. */
export function OwnFonts({ languages }: { languages: readonly FontLanguage[] }) {
  return languages.map((language) => <OwnFont key={language} language={language} />);
}

function OwnFont({ language }: { language: FontLanguage }) {
  const { settings } = useStrings();
  const { preferences, change } = usePreferences();
  const offered = useMemo(() => knownFonts(language).filter(isInstalled), [language]);
  const name = preferences.ownFonts[language];
  const isMissing = name.trim() !== '' && !isInstalled(name.trim());
  const listId = `fonts-${language}`;
  return (
    <TextField
      value={name}
      maxLength={100}
      onChange={(value) => change({ ownFonts: { ...preferences.ownFonts, [language]: value } })}
    >
      <Label className="setting-label">{settings.ownFont(settings.fontLanguages[language])}</Label>
      <Input className="field" list={listId} placeholder={settings.ownFontHint} />
      <datalist id={listId}>
        {offered.map((family) => (
          <option key={family} value={family} />
        ))}
      </datalist>
      {isMissing && <p className="quiet setting-hint">{settings.ownFontMissing}</p>}
    </TextField>
  );
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
  const { info } = useServices();
  const missing = useMemo(languagesWithoutFont, []);
  if (missing.length === 0) return null;
  const names = missing.map((language) => settings.fontLanguages[language]);
  return <p className="quiet setting-hint">{settings.fontsMissing(names, info.platform)}</p>;
}
