// The channel between the import windows that only read and the first one, which alone knows the folder and
// learns what the pages of a site have in common.
import type { CarrelBridge } from '../../../electron/ipc/requests';
import type { ArticleId } from '../../core/article/article';
import { PendingRequests } from '../../core/ask/pending-requests';
import { familyOf, type PageTrace } from '../../core/extract/site-family';
import type { VaultService } from '../../vault/service';
import type { ImportRules } from './import-rules';
import type { SiteFamilies } from './site-families';

const channelName = 'carrel-import-windows';

type Ask =
  | { kind: 'compared' }
  | { kind: 'saved'; ids: readonly ArticleId[] }
  | { kind: 'imported'; ids: readonly ArticleId[] }
  | { kind: 'traces'; site: string };

type Message =
  | { to: 'first'; asker: string; ticket: number; ask: Ask }
  | { to: 'first'; learnt: { site: string; trace: PageTrace } }
  | { to: 'asker'; asker: string; ticket: number; answer: unknown };

/** What an import window that only reads has of the first one. */
export interface FirstWindow extends VaultService, Pick<SiteFamilies, 'of' | 'learn'> {
  /** Has the rules of saved searches applied to new articles. */
  imported(ids: readonly ArticleId[]): Promise<void>;
}

/** The first window's side: answers the others until it is closed. */
export function serveOtherWindows(
  vault: VaultService,
  families: SiteFamilies,
  rules: ImportRules,
): void {
  const channel = new BroadcastChannel(channelName);

  async function answer(ask: Ask): Promise<unknown> {
    switch (ask.kind) {
      case 'compared':
        return vault.compared();
      case 'saved':
        return vault.saved(ask.ids);
      case 'imported':
        return rules.imported(ask.ids);
      case 'traces':
        return families.tracesOf(ask.site);
    }
  }

  channel.onmessage = async ({ data }: MessageEvent<Message>) => {
    if (data.to !== 'first') return;
    if ('learnt' in data) {
      families.learn(data.learnt.site, data.learnt.trace);
      return;
    }
    const { asker, ticket, ask } = data;
    channel.postMessage({
      to: 'asker',
      asker,
      ticket,
      answer: await answer(ask),
    } satisfies Message);
  };
}

/** The other windows' side. What was not answered when the first window ended is asked of the next one. */
export function connectFirstWindow(carrel: CarrelBridge): FirstWindow {
  const asker = crypto.randomUUID();
  const channel = new BroadcastChannel(channelName);
  const ended = 'the first import window has ended three times while it was asked';
  const pending = new PendingRequests<Ask>(
    async (ticket, ask) => {
      if (!(await carrel.request('startImporter', 0))) throw new Error('no import window');
      if (pending.has(ticket)) post({ to: 'first', asker, ticket, ask });
    },
    { ended },
  );
  const post = (message: Message) => channel.postMessage(message);

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.to === 'asker' && data.asker === asker) pending.resolve(data.ticket, data.answer);
  };
  carrel.on('importerGone', ({ window, setAside }) => {
    if (window === 0) pending.peerEnded(setAside);
  });

  /** Resolves to `none` when no first window answers any more. */
  const ask = <Answer>(what: Ask, none: Answer): Promise<Answer> =>
    pending.ask<Answer>(what).catch((error) => {
      console.error(error);
      return none;
    });

  return {
    compared: () => ask({ kind: 'compared' }, false),
    saved: (ids) => ask({ kind: 'saved', ids }, false),
    imported: (ids) => ask({ kind: 'imported', ids }, undefined),
    of: async (site) => familyOf(await ask<PageTrace[]>({ kind: 'traces', site }, [])),
    learn: (site, trace) => post({ to: 'first', learnt: { site, trace } }),
  };
}
