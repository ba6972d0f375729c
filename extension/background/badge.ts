/** The sign on the toolbar's button, with its words in the tooltip. */

export type Sign = 'none' | 'saving' | 'saved' | 'known' | 'failed';

const LOOKS: Record<Sign, { text: string; color: string }> = {
  none: { text: '', color: '#555555' },
  saving: { text: '…', color: '#555555' },
  saved: { text: '✓', color: '#1f6f43' },
  known: { text: '•', color: '#1f4f8f' },
  failed: { text: '!', color: '#a32020' },
};

export async function showSign(tabId: number, sign: Sign, title: string): Promise<void> {
  const { text, color } = LOOKS[sign];
  try {
    await chrome.action.setTitle({ tabId, title });
    await chrome.action.setBadgeBackgroundColor({ tabId, color });
    // Last: the sign says that the tooltip is there.
    await chrome.action.setBadgeText({ tabId, text });
  } catch {
    // The tab was closed meanwhile.
  }
}
