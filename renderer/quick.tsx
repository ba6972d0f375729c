// The composition root of the quick search: a small window that searches, and reads nothing else.
import { createRoot } from 'react-dom/client';
import { readPreferences } from './library/actions/preferences';
import { reportFailure, reportFailures } from './library/report-failures';
import { connectSearch } from './search/client/client';
import { CarrelDatabase } from './storage/database';
import { openDatabase } from './storage/open-database';
import { LanguageProvider } from './ui/i18n/language-context';
import { loadCatalogue } from './ui/i18n/load-catalogue';
import { QuickSearch } from './ui/quick/quick-search';
import './ui/style/tokens.css';
import './ui/style/themes.css';
import './ui/style/base.css';
import './ui/style/controls.css';
import './ui/style/forced-colours.css';

reportFailures(window.carrel);

async function start(): Promise<void> {
  const database = new CarrelDatabase();
  await openDatabase(database, () => window.carrel.request('setDatabaseAside'));
  const [info, preferences] = await Promise.all([
    window.carrel.request('appInfo'),
    readPreferences({ database }),
  ]);
  const language = preferences.language ?? info.language;
  await loadCatalogue(language);
  createRoot(document.getElementById('root')!).render(
    <LanguageProvider language={language}>
      <QuickSearch
        search={connectSearch()}
        database={database}
        preferences={preferences}
        onOpen={(id) => void window.carrel.request('openFromQuick', id)}
        onSearch={(query) => void window.carrel.request('searchFromQuick', query)}
        onClose={() => void window.carrel.request('closeQuick')}
      />
    </LanguageProvider>,
  );
}

start().catch((error) => {
  reportFailure(window.carrel, 'shown-error', error);
  void window.carrel.request('closeQuick');
});
