/** What a reader has put into a form, as attributes; never a password or another secret. */

const SECRET_TYPES = new Set(['password', 'hidden', 'file']);
const SECRET_NAMES =
  /pass(?:w|code|phrase|$|[^a-z])|pwd|secret|token|csrf|otp\b|one-time|\bcc-|card.?(?:number|no\b)|cvc|cvv|security.?code|\bssn\b|비밀번호|주민등록/i;

/** True for a field whose value is not kept, whatever type it has at the moment. */
export function isSecret(field: Element): boolean {
  if (field.localName === 'input' && SECRET_TYPES.has(typeOf(field))) return true;
  // "Show password" turns the field into one of text; its name stays.
  return ['autocomplete', 'name', 'id', 'placeholder', 'aria-label'].some((name) =>
    SECRET_NAMES.test(field.getAttribute(name) ?? ''),
  );
}

/** The attributes that state the value of a field; null for what has none. */
export function valueAttributes(element: Element): Record<string, string | null> | null {
  if (element.localName === 'input') return inputAttributes(element as HTMLInputElement);
  if (element.localName === 'option') {
    const list = element.closest('select');
    if (!list) return null;
    const isSelected = (element as HTMLOptionElement).selected && !isSecret(list);
    return { selected: isSelected ? '' : null };
  }
  return null;
}

function inputAttributes(input: HTMLInputElement): Record<string, string | null> {
  if (isSecret(input)) return { value: null };
  const type = typeOf(input);
  if (type === 'checkbox' || type === 'radio') return { checked: input.checked ? '' : null };
  return { value: input.value === '' && !input.hasAttribute('value') ? null : input.value };
}

/** True when the reader has changed a field that is kept. */
export function isChanged(element: Element): boolean {
  if (element.localName === 'textarea') {
    const area = element as HTMLTextAreaElement;
    return area.value !== area.defaultValue && !isSecret(area);
  }
  if (element.localName === 'option') {
    const option = element as HTMLOptionElement;
    // A list without a stated choice shows its first option.
    return option.selected && !option.defaultSelected && option.index > 0;
  }
  if (element.localName !== 'input' || isSecret(element)) return false;
  const input = element as HTMLInputElement;
  return input.value !== input.defaultValue || input.checked !== input.defaultChecked;
}

const typeOf = (input: Element) => (input.getAttribute('type') ?? '').trim().toLowerCase();
