/** Matches a string for any count: `1 article` and `2,000 articles`. */
export function anyCount(string: (count: number) => string): RegExp {
  const forms = [1, 2].map((count) => {
    const [before = '', after = ''] = string(count).split(String(count)).map(escaped);
    return `${before}[\\d,]+${after}`;
  });
  return new RegExp(forms.join('|'));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
