import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { type ArticleFilter, noFilter } from '../../core/article/article-filter';
import { useFeedTitle } from '../feeds/use-feeds';
import { useFormat, useStrings } from '../i18n/language-context';

interface FilterChipsProps {
  filter: ArticleFilter;
  /** The name of the filter's collection. */
  collection: string | null;
  onFilter: (filter: ArticleFilter) => void;
}

/** The conditions of the filter, each with a button that removes it. */
export function FilterChips({ filter, collection, onFilter }: FilterChipsProps) {
  const strings = useStrings();
  const format = useFormat();
  const feedTitle = useFeedTitle(filter.feed);
  const chips: { name: string; without: ArticleFilter }[] = [];
  if (filter.state) {
    chips.push({ name: strings.sidebar[filter.state], without: { ...filter, state: null } });
  }
  if (filter.starred) {
    chips.push({ name: strings.sidebar.starred, without: { ...filter, starred: false } });
  }
  if (filter.highlighted) {
    const without = { ...filter, highlighted: false };
    chips.push({ name: strings.sidebar.highlighted, without });
  }
  for (const tag of filter.tags) {
    const tags = filter.tags.filter((other) => other !== tag);
    chips.push({ name: `#${tag}`, without: { ...filter, tags } });
  }
  if (filter.site !== null) {
    chips.push({ name: filter.site, without: { ...filter, site: null } });
  }
  if (filter.lang !== null) {
    chips.push({ name: format.languageName(filter.lang), without: { ...filter, lang: null } });
  }
  if (filter.feed !== null) {
    chips.push({ name: feedTitle ?? filter.feed, without: { ...filter, feed: null } });
  }
  if (collection !== null) {
    chips.push({ name: collection, without: { ...filter, collection: null } });
  }
  if (chips.length === 0) return null;

  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset, there is no form
    <div className="chips" role="group" aria-label={strings.list.filters}>
      {chips.map((chip) => (
        <Button
          key={chip.name}
          className="chip"
          aria-label={strings.list.removeFilter(chip.name)}
          onPress={() => onFilter(chip.without)}
        >
          {chip.name}
          <X size={13} aria-hidden />
        </Button>
      ))}
      {chips.length > 1 && (
        <Button className="button link" onPress={() => onFilter(noFilter)}>
          {strings.list.clearFilters}
        </Button>
      )}
    </div>
  );
}
