import type { Mark } from '../../search/protocol';

interface MarkedHitsProps {
  text: string;
  hits: readonly (readonly Mark[])[];
  /** Which of the hits is the current one; none where it is another number. */
  current: number;
}

/** A note with what a search has found in it. */
export function MarkedHits({ text, hits, current }: MarkedHitsProps) {
  const stretches = hits.flatMap((hit, at) => hit.map((stretch) => ({ ...stretch, hit: at })));
  let end = 0;
  return (
    <>
      {stretches.map((stretch) => {
        const before = text.slice(end, stretch.start);
        end = stretch.end;
        return [
          before,
          <mark key={stretch.start} className={stretch.hit === current ? 'current' : ''}>
            {text.slice(stretch.start, stretch.end)}
          </mark>,
        ];
      })}
      {text.slice(end)}
    </>
  );
}
