// Lets the dev server through and serves its files as Carrel's own, before Carrel's main module runs.
// The windows keep their origin, so every check of the origin works as in a build.
import { app, type ProtocolRequest, type ProtocolResponse, protocol, session } from 'electron';
import { appOrigin, contentSecurityPolicy } from '../app-protocol.js';
import { headerOf, inOnePiece } from '../protocol-answers.js';
import { devPolicy } from './dev-policy.js';

const { ELECTRON_RENDERER_URL: server = '', CARREL_DEV_NONCE: nonce = '' } = process.env;
const { host, hostname } = new URL(server);
if (hostname !== '127.0.0.1') throw new Error('the dev server must be on this machine');
const socket = `ws://${host}`;
// At its first start Vite takes longer than a window may stay blank; see page-watch.ts.
await fetch(`${server}/@carrel/ready`);

/** Appended to the values of the switches with which `cutNetwork` cuts the network. */
const switchEndings: Record<string, string> = {
  'host-resolver-rules': `, EXCLUDE ${hostname}`,
  'proxy-bypass-list': `;${host}`,
};
const { commandLine } = app;
const appendSwitch = commandLine.appendSwitch.bind(commandLine);
commandLine.appendSwitch = (name, value) =>
  appendSwitch(name, name in switchEndings ? `${value}${switchEndings[name]}` : value);

// Registered before Carrel's own callback, which sets the listener.
void app.whenReady().then(() => {
  const { webRequest } = session.defaultSession;
  const onBeforeRequest = webRequest.onBeforeRequest.bind(webRequest) as (
    listener: (details: Electron.OnBeforeRequestListenerDetails, answer: Answer) => void,
  ) => void;
  webRequest.onBeforeRequest = (listener: unknown) => {
    const own = listener as (details: unknown, answer: Answer) => void;
    onBeforeRequest((details, answer) => {
      if (details.url.startsWith(`${socket}/`)) answer({ cancel: false });
      else own(details, answer);
    });
  };
});

type Answer = (response: Electron.CallbackResponse) => void;

const register = protocol.registerStreamProtocol.bind(protocol);
protocol.registerStreamProtocol = (scheme, handler) =>
  register(scheme, (request, answer) => {
    void fromDevServer(request).then((found) =>
      found === null ? handler(request, answer) : answer(found),
    );
  });

/** Null when the dev server does not have the file: Carrel's own handler answers then. */
async function fromDevServer(request: ProtocolRequest): Promise<ProtocolResponse | null> {
  if (!request.url.startsWith(`${appOrigin}/`)) return null;
  const { pathname, search } = new URL(request.url);
  const headers = { accept: headerOf(request, 'accept') ?? '*/*' };
  const response = await fetch(`${server}${pathname}${search}`, { headers });
  if (!response.ok) return null;
  return {
    statusCode: 200,
    data: inOnePiece(new Uint8Array(await response.arrayBuffer())),
    headers: {
      'content-type': response.headers.get('content-type') ?? 'application/octet-stream',
      'content-security-policy': devPolicy(contentSecurityPolicy, { nonce, socket }),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  };
}
