/** Null for a page whose content is damaged. */
type PdfPageLines = readonly string[] | null;

/** A section of its outline; `page` from 1, null for a target that does not exist. */
interface PdfSection {
  title: string;
  page: number | null;
  /** In points from the bottom of the page. */
  top: number;
}

/** A PDF with lines of ASCII text in Helvetica, from the top of each page on. */
export function writePdf(
  pages: readonly PdfPageLines[],
  outline: readonly PdfSection[] = [],
): Buffer {
  const objects: string[] = [];
  const firstPage = 4;
  const numberOf = (at: number) => firstPage + 2 * at;
  const firstSection = numberOf(pages.length);
  objects[1] =
    outline.length === 0
      ? '<< /Type /Catalog /Pages 2 0 R >>'
      : `<< /Type /Catalog /Pages 2 0 R /Outlines ${firstSection} 0 R >>`;
  const kids = pages.map((_, at) => `${numberOf(at)} 0 R`).join(' ');
  objects[2] = `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`;
  objects[3] = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
  for (const [at, lines] of pages.entries()) {
    const number = numberOf(at);
    const content = lines === null ? 'damaged' : contentOf(lines);
    const filter = lines === null ? ' /Filter /FlateDecode' : '';
    objects[number] =
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${number + 1} 0 R >>`;
    objects[number + 1] = `<< /Length ${content.length}${filter} >>\nstream\n${content}\nendstream`;
  }
  for (const [at, { title, page, top }] of outline.entries()) {
    const target =
      page === null ? '/Dest /nowhere' : `/Dest [${numberOf(page - 1)} 0 R /XYZ 0 ${top} null]`;
    const next = at + 1 < outline.length ? ` /Next ${firstSection + at + 2} 0 R` : '';
    objects[firstSection + at + 1] =
      `<< /Title (${title}) /Parent ${firstSection} 0 R ${target}${next} >>`;
  }
  if (outline.length > 0) {
    objects[firstSection] =
      `<< /Type /Outlines /First ${firstSection + 1} 0 R /Last ${firstSection + outline.length} 0 R /Count ${outline.length} >>`;
  }
  let file = '%PDF-1.4\n';
  let table = '';
  for (let number = 1; number < objects.length; number++) {
    table += `${String(file.length).padStart(10, '0')} 00000 n \n`;
    file += `${number} 0 obj\n${objects[number]}\nendobj\n`;
  }
  const size = objects.length;
  const start = file.length;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

function contentOf(lines: readonly string[]): string {
  const drawn = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n');
  return `BT /F1 12 Tf 16 TL 72 720 Td\n${drawn}\nET`;
}
