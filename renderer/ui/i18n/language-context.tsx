import { createContext, type ReactNode, use, useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Strings } from './en';
import { type Format, formatFor } from './format';
import { catalogues, type Language } from './language';

const LanguageContext = createContext<{ strings: Strings; format: Format }>({
  strings: catalogues.en,
  format: formatFor('en'),
});

export function LanguageProvider(props: { language: Language; children: ReactNode }) {
  const { language } = props;
  const value = useMemo(
    () => ({ strings: catalogues[language], format: formatFor(language) }),
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
