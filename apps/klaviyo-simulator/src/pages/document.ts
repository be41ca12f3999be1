import { type Html, html } from '../http/html.ts';

/** A whole page around its body, with the simulator's style sheet. */
export function toDocument(title: string, body: Html): string {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/page.css">
<script src="/page.js" defer></script>
</head>
<body>${body}</body>
</html>`.markup;
}
