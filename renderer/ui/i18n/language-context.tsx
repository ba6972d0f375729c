import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Language } from '../../../electron/ipc/languages';
import { en } from './en';
import { type Format, formatFor } from './format';
import { loadCatalogue, loadedCatalogue } from './load-catalogue';
import type { Strings } from './strings';

const LanguageContext = createContext<{ strings: Strings; format: Format }>({
  strings: en,
  format: formatFor('en'),
});

/** Shows its children in the language, from when its catalogue is loaded; until then in the one before. */
export function LanguageProvider(props: { language: Language; children: ReactNode }) {
  const { language: wanted } = props;
  const [last, setLast] = useState<Language>('en');
  const language = loadedCatalogue(wanted) ? wanted : last;
  useEffect(() => {
    if (loadedCatalogue(wanted)) {
      setLast(wanted);
      return;
    }
    let isWanted = true;
    void loadCatalogue(wanted).then(() => isWanted && setLast(wanted));
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  const value = useMemo(
    () => ({ strings: loadedCatalogue(language) ?? en, format: formatFor(language) }),
    [language],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <LanguageContext value={value}>
      <I18nProvider locale={language}>{props.children}</I18nProvider>
    </LanguageContext>
  );
}

export function useStrings(): Strings {
  return use(LanguageContext).strings;
}

export function useFormat(): Format {
  return use(LanguageContext).format;
}
