const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '')
}

/** A page of two lines, without script or style of its own, for when there is no screen to show. */
export function plainPage(title: string, text: string): string {
  return `<!doctype html>
<html lang="he" dir="auto">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<h1 dir="auto">${escapeHtml(title)}</h1>
<p dir="auto">${escapeHtml(text)}</p>
</html>
`
}
