import { X } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { SiteRule } from '../../core/extract/site-rule';
import { listSiteRules, removeSiteRule } from '../../library/actions/site-rules';
import { IconButton } from '../app/icon-button';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';

/** More rows would make the dialog slow. */
const mostShown = 500;

/** The user's site rules, each with a button that deletes it. */
export function SiteRules() {
  const { library, history } = useServices();
  const { siteRule, findings } = useStrings();
  const [rules, setRules] = useState<readonly SiteRule[] | null>(null);
  const read = useCallback(
    () => listSiteRules(library).then(setRules, () => setRules([])),
    [library],
  );
  useEffect(() => void read(), [read]);
  if (rules === null) return null;
  return (
    <div>
      <div className="setting-label">{siteRule.rules}</div>
      <p className="quiet setting-hint">
        {rules.length > 0 ? siteRule.rulesHint : siteRule.noRules}
      </p>
      {rules.length > 0 && (
        <ul className="watched scrolls" aria-label={siteRule.rules}>
          {rules.slice(0, mostShown).map(({ id, body }) => (
            <li key={id} className="watched-folder">
              <div className="watched-text">
                <span>{id}</span>
                <code className="quiet setting-path">{body}</code>
              </div>
              <IconButton
                icon={X}
                label={siteRule.forget(id)}
                onPress={() =>
                  void history.run('site-rule', (own) => removeSiteRule(own, id)).then(read)
                }
              />
            </li>
          ))}
          {rules.length > mostShown && <li>{findings.more(rules.length - mostShown)}</li>}
        </ul>
      )}
    </div>
  );
}
