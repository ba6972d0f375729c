import { useEffect, useState } from 'react';
import type { Preferences } from '../../library/actions/preferences';
import { LanguageProvider } from '../i18n/language-context';
import { PreferencesProvider } from '../settings/preferences-context';
import { TagLooksProvider } from '../tags/tag-looks';
import { Announcer } from './announcer';
import { ErrorBoundary } from './error-boundary';
import { PageFailure } from './page-failure';
import { type Services, ServicesProvider } from './services';
import { Workspace } from './workspace';

/** The root component: the providers, and the error boundary of the whole page. */
export function App({ services, preferences }: { services: Services; preferences: Preferences }) {
  const [chosen, setChosen] = useState(preferences.language);
  const { bridge, info } = services;
  const language = chosen ?? info.language;
  useEffect(() => void bridge.request('languageShown', language), [bridge, language]);
  return (
    <LanguageProvider language={language}>
      <ErrorBoundary fallback={(retry) => <PageFailure onRetry={retry} />}>
        <ServicesProvider value={services}>
          <Announcer>
            <PreferencesProvider initial={preferences} onLanguage={setChosen}>
              <TagLooksProvider>
                <Workspace />
              </TagLooksProvider>
            </PreferencesProvider>
          </Announcer>
        </ServicesProvider>
      </ErrorBoundary>
    </LanguageProvider>
  );
}
