import { Button, Toolbar } from 'react-aria-components';
import type { Company } from '../../library/list/company';
import { useFormat, useStrings } from '../i18n/language-context';

interface CompanyListsProps {
  company: Company;
  onPerson: (name: string) => void;
  onTags: (tags: readonly string[]) => void;
}

/** The people of a span and the tags that go together in it: a press shows their articles. */
export function CompanyLists({ company, onPerson, onTags }: CompanyListsProps) {
  const { times } = useStrings();
  const { people, pairs } = company;
  return (
    <div className="times-company">
      <CountedList
        title={times.people}
        items={people.map(({ name, count }) => ({ name, count, show: () => onPerson(name) }))}
      />
      <CountedList
        title={times.pairs}
        items={pairs.map(({ tags, count }) => ({
          ...{ name: tags.join(' + '), count, show: () => onTags(tags) },
        }))}
      />
    </div>
  );
}

interface CountedListProps {
  title: string;
  items: readonly { name: string; count: number; show: () => void }[];
}

/** One stop for Tab; the arrow keys go from line to line. */
function CountedList({ title, items }: CountedListProps) {
  const { list } = useStrings();
  const format = useFormat();
  const [first] = items;
  if (first === undefined) return null;
  return (
    <section className="times-list">
      <h3 className="times-heading">{title}</h3>
      <Toolbar orientation="vertical" aria-label={title} className="times-lines">
        {items.map(({ name, count, show }) => (
          <Button
            key={name}
            className="times-line"
            aria-label={`${name}, ${list.articles(count)}`}
            onPress={show}
          >
            <span className="times-line-name">{name}</span>
            <span className="times-share" aria-hidden>
              <span style={{ width: `${(100 * count) / first.count}%` }} />
            </span>
            <span className="quiet times-line-count">{format.number(count)}</span>
          </Button>
        ))}
      </Toolbar>
    </section>
  );
}
