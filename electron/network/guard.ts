import { app, type Session } from 'electron';
import type { Log } from '../log.js';

/** Requests that the guard has cancelled since the program was started. */
let cancelled = 0;

export function cancelledRequests(): number {
  return cancelled;
}

/** What a session's requests and windows may do. A session without a policy of its own has `reading`. */
interface SessionPolicy {
  /** The schemes that requests may have. All others are cancelled. */
  schemes: ReadonlySet<string>;
  mayNavigate(url: string): boolean;
  mayRedirect(url: string): boolean;
  frameMayNavigate(url: string): boolean;
}

/** Own pages and printing: nothing leaves the machine, and no window navigates. */
const reading: SessionPolicy = {
  schemes: new Set(['app:', 'blob:', 'data:', 'devtools:']),
  mayNavigate: () => false,
  mayRedirect: () => false,
  // The reader sets `srcdoc` of its frame; no other navigation of a frame is allowed.
  frameMayNavigate: (url) => url === 'about:srcdoc',
};

const webSchemes = new Set(['http:', 'https:']);
const isWeb = (url: string) => webSchemes.has(schemeOf(url));

/** Fetched pages: the web, through the filtering proxy of their session. */
const fetching: SessionPolicy = {
  schemes: new Set([...webSchemes, 'blob:', 'data:']),
  mayNavigate: isWeb,
  mayRedirect: isWeb,
  frameMayNavigate: (url) => isWeb(url) || /^(?:about:(?:blank|srcdoc)$|blob:|data:)/.test(url),
};

const policies = new WeakMap<Session, SessionPolicy>();
const policyOf = (session: Session) => policies.get(session) ?? reading;

/**
 * Closes the ways to the network that no request handler sees, in case foreign script runs in a page:
 * WebRTC packets, DNS look-ups for hints, preconnections. Must run before the app is ready.
 *
 * Only `setProxy` opens a way out again, for one session; see fetching-session.ts.
 */
export function cutNetwork(): void {
  const { commandLine } = app;
  // Resolves no name: `dns-prefetch` and WebRTC ask the resolver directly. The address without a name is
  // that of the filtering proxy.
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1');
  // Sends every connection, even to this machine, to a proxy whose name is not resolved.
  commandLine.appendSwitch('proxy-server', 'http://none.invalid:9');
  commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
  // WebRTC's UDP would not go through the HTTP proxy, so it is forbidden.
  app.on('web-contents-created', (_event, contents) =>
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp'),
  );
}

/**
 * Cancels downloads and every request that would leave the machine. A second line of defence behind the
 * content security policy and the sanitizer.
 */
export function guardSession(session: Session, log: Log): void {
  guard(session, log, reading);
}

/** Cancels downloads and every request that is not to the web. */
export function guardFetchingSession(session: Session, log: Log): void {
  policies.set(session, fetching);
  guard(session, log, fetching);
}

function guard(session: Session, log: Log, { schemes }: SessionPolicy): void {
  // The spelling checker fetches its dictionaries, by requests that the handler below does not see.
  session.setSpellCheckerDictionaryDownloadURL('app://carrel/none/');
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.webRequest.onBeforeRequest((details, answer) => {
    const scheme = schemeOf(details.url);
    const cancel = !schemes.has(scheme);
    if (cancel) {
      cancelled += 1;
      log.warn('request-cancelled', `${scheme} ${details.resourceType}`);
    }
    answer({ cancel });
  });
  session.on('will-download', (event) => event.preventDefault());
}

/** No server learns who the user is by a certificate: Electron would send the first one of the system. */
export function refuseClientCertificates(): void {
  app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
    event.preventDefault();
    choose();
  });
}

/** Windows navigate as the policy of their session says. None opens another window. */
export function guardNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    const policy = () => policyOf(contents.session);
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      if (!policy().mayNavigate(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!policy().mayRedirect(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      const { mayNavigate, frameMayNavigate } = policy();
      const may = event.isMainFrame ? mayNavigate : frameMayNavigate;
      if (!may(event.url)) event.preventDefault();
    });
  });
}

function schemeOf(url: string): string {
  return url.slice(0, url.indexOf(':') + 1).toLowerCase();
}
