/** Values that a template did not fill in: "{{ page.title }}", "%%author%%", "[object Object]", ". .". */
export const isPlaceholder = (text: string) =>
  /^[\s\p{P}\p{S}]*$/u.test(text) ||
  /\{\{.*\}\}|\{%.*%\}|<%.*%>|\$\{.*\}|%%\w+%%|^%\w+%$|^\[object \w+\]$|^#\w+#$|^(?:undefined|null|nan|n\/a|none|not set|\(none\))$/i.test(
    text.trim(),
  );
