import { compactStyle, LARGEST_STYLE, readStyle } from '../../core/cite/style-file';
import { parseXml } from '../../core/markup/parse-markup';

/** A file as the user named it: dropped or chosen. */
interface NamedFile {
  kind: string;
  name: string;
  file?: File;
}

const isNamedStyle = ({ kind, name }: NamedFile) => kind === 'file' && /\.csl$/i.test(name);

/** True when one of the inputs could be a citation style by its name. */
export const haveStyles = (inputs: readonly NamedFile[]): boolean => inputs.some(isNamedStyle);

/** Splits citation styles from what is to be imported. A `.csl` file that is no style is imported, which says so. */
export async function splitStyles<Input extends NamedFile>(
  inputs: readonly Input[],
): Promise<{ styles: File[]; others: Input[] }> {
  const styles: File[] = [];
  const others: Input[] = [];
  for (const input of inputs) {
    if (input.file && isNamedStyle(input) && (await isStyle(input.file))) styles.push(input.file);
    else others.push(input);
  }
  return { styles, others };
}

/** True also for a style that cannot be kept: whoever adds it is told why. */
async function isStyle(file: File): Promise<boolean> {
  if (file.size > 4 * LARGEST_STYLE) return false;
  const text = await file.text().catch(() => '');
  const read = readStyle(compactStyle(text), (xml) => parseXml(xml));
  return read.ok || read.reason !== 'no-style';
}
