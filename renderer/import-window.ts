// The composition root of the hidden import window: Chromium's own DOM, in a process of its own.
import { createImportContext } from './core/browser-context';
import { serveImports } from './library/import-service';
import { CarrelDatabase } from './storage/database';

serveImports(new CarrelDatabase(), createImportContext(window), window.carrel);
window.carrel.on('ping', () => void window.carrel.request('pong'));
// The first word says that orders are heard from now on.
void window.carrel.request('pong');
