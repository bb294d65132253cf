/** The two HTML documents: the phone alone, and the phone with the panel beside it. */

const head = (style: string) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style}">`;

export const PHONE_DOCUMENT = `${head('/preview/phone.css')}
<title>人证核验</title>
</head>
<body>
<header id="bar"></header>
<div id="pages"></div>
<div id="overlay"></div>
<script src="/preview/runtime.js"></script>
<script src="/preview/app.js"></script>
</body>
</html>
`;

export const FRAME_DOCUMENT = `${head('/preview/panel.css')}
<title>Preview · 人证核验</title>
</head>
<body>
<main>
<h1>Preview</h1>
<section class="phone" aria-label="Phone"><iframe id="phone" title="Phone" allow="camera; clipboard-write"></iframe></section>
<div id="panel"></div>
</main>
<script src="/preview/panel.js"></script>
</body>
</html>
`;
