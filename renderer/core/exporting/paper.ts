/** Regions whose paper is Letter (ISO 3166). */
const letter = new Set('US CA MX PH CL CO VE CR GT NI PA SV DO PR'.split(' '));

/** The paper of the region of a system's preferred language, a BCP 47 tag. */
export function paperOf(language: string | undefined): 'A4' | 'Letter' {
  try {
    const { region } = new Intl.Locale(language ?? '').maximize();
    return region !== undefined && letter.has(region) ? 'Letter' : 'A4';
  } catch {
    return 'A4';
  }
}
