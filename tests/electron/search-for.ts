// The answer of the command line to a query.
import { type Run, resultOf } from './shelf';

interface Answer {
  total: number;
  totalIsExact: boolean;
  /** Best first. */
  hits: { id: string; title: string; snippet: string }[];
}

export async function searchFor(run: Run, query: string): Promise<Answer> {
  return resultOf<Answer>(await run(['search', '--json', query]));
}

export async function titlesFor(run: Run, query: string): Promise<string[]> {
  const { hits } = await searchFor(run, query);
  return hits.map(({ title }) => title);
}
