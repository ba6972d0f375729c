import { ChevronRight, PanelLeft } from 'lucide-react';
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { noFilter } from '../../core/article/article-filter';
import {
  type BarPart,
  spanWords,
  type TimeSpan,
  type TimeSplit,
  timeSplits,
} from '../../library/list/time-counts';
import { IconButton } from '../app/icon-button';
import { useWorkspace } from '../app/workspace-state';
import { useFormat, useStrings } from '../i18n/language-context';
import { authorWords } from '../search/filter-words';
import { CompanyLists } from './company-lists';
import { TimeBars } from './time-bars';
import { useCompany, useTimePicture } from './use-times-place';
import './times.css';

/** The picture of the archive: articles over time, in years, months and days. */
export function TimesPage() {
  const { times, navigation, sidebar } = useWorkspace();
  const { span, setSpan, split, setSplit } = times;
  const picture = useTimePicture(span, split);
  const company = useCompany(span);
  const within = (query: string) => `${query} ${spanWords(span)}`.trim();
  const strings = useStrings();
  const format = useFormat();
  const words = strings.times;
  const nameOfSpan = (of: TimeSpan) => format.publishedDate(of, 'long') ?? of;
  const nameOfPart = (name: string) => {
    if (name === '') return words.others;
    return split === 'lang' ? format.languageName(name) : name;
  };
  const show = (of: TimeSpan, name: string | null = null) =>
    navigation.showFound({ ...noFilter, ...filterOf(split, name) }, spanWords(of));
  const trail = [
    { of: '', name: words.all },
    ...(span === '' ? [] : [{ of: span.slice(0, 4), name: nameOfSpan(span.slice(0, 4)) }]),
    ...(span.length === 7 ? [{ of: span, name: nameOfSpan(span) }] : []),
  ];

  return (
    <section className="times-page scrolls" aria-label={words.title}>
      <div className="times-top">
        <IconButton
          icon={PanelLeft}
          label={sidebar.isOpen ? strings.sidebar.hide : strings.sidebar.show}
          command="toggle-sidebar"
          pressed={sidebar.isOpen}
          onPress={sidebar.toggle}
        />
        <h2 className="times-title">{words.title}</h2>
        <ToggleButtonGroup
          className="times-splits"
          aria-label={words.splitBy}
          disallowEmptySelection
          selectedKeys={[split]}
          onSelectionChange={([chosen]) => chosen !== undefined && setSplit(chosen as TimeSplit)}
        >
          {timeSplits.map((each) => (
            <ToggleButton key={each} id={each} className="times-split">
              {words.splits[each]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <nav className="times-trail" aria-label={words.span}>
        {trail.map(({ of, name }, at) => (
          <span key={of} className="times-step">
            {at > 0 && <ChevronRight size={14} aria-hidden />}
            <Button className="button link" aria-current={of === span} onPress={() => setSpan(of)}>
              {name}
            </Button>
          </span>
        ))}
        <span className="times-count" role="status">
          {picture ? strings.list.articles(picture.total) : ''}
        </span>
        {picture !== null && picture.total > 0 && (
          <Button className="button" onPress={() => show(span)}>
            {words.show(picture.total)}
          </Button>
        )}
      </nav>
      <TimeBars
        key={span}
        bars={picture?.bars ?? []}
        isSplit={split !== 'none'}
        nameOfSpan={nameOfSpan}
        nameOfPart={nameOfPart}
        onChoose={(of) => (of.length === 10 ? show(of) : setSpan(of))}
        onOut={times.zoomOut}
      />
      {split !== 'none' && picture !== null && (
        <ul className="times-legend" aria-label={words.splits[split]}>
          {picture.names.map(({ name, count }: BarPart, at) => (
            <li key={name}>
              <Button className="times-name" onPress={() => show(span, name)}>
                <span className="times-swatch" data-part={at} aria-hidden />
                {nameOfPart(name)}
                <span className="quiet">{format.number(count)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="quiet times-hint">{words.hint}</p>
      {company !== null && (
        <CompanyLists
          company={company}
          onPerson={(name) => navigation.showFound(noFilter, within(authorWords(name)))}
          onTags={(tags) => navigation.showFound({ ...noFilter, tags }, spanWords(span))}
        />
      )}
    </section>
  );
}

function filterOf(split: TimeSplit, name: string | null) {
  if (name === null || split === 'none') return {};
  return { tag: { tags: [name] }, site: { site: name }, lang: { lang: name } }[split];
}
