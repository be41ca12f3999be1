/** A page for somebody whom Klaviyo sent back and whom the admin cannot tell what happened. Both texts are ours. */
export function toNoticePage(title: string, text: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Facet</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem;color:#1f2430}h1{font-size:1.35rem}</style>
</head>
<body>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="/">Go to Facet</a></p>
</body>
</html>
`;
}
