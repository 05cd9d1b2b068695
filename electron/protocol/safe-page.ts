import { APP_ORIGIN } from './origin.ts';

/** Address of the page that is shown when the real one keeps failing. It is held in memory: no file can be missing. */
export const SAFE_PAGE_URL = `${APP_ORIGIN}/safe.html`;

const SAFE_PAGE_STYLE = `
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 48px;
  padding: 32px; box-sizing: border-box; background: #f6f8fa; color: #13212e; text-align: center;
  font-family: "Noto Sans SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif; user-select: none; }
h1 { margin: 0; font-size: min(48px, 6vw); }
p { margin: 16px 0 0; font-size: min(28px, 4vw); color: #465968; }
a { display: flex; align-items: center; justify-content: center; min-width: 240px; min-height: 88px; padding: 0 32px;
  border-radius: 16px; background: #0b5cad; color: #ffffff; font-size: 28px; text-decoration: none; }
a:focus-visible { outline: 6px solid #13212e; outline-offset: 6px; }
`;

/** Styles that the content policy lets pass by hash. */
export const SAFE_PAGE_STYLES: readonly string[] = [SAFE_PAGE_STYLE];

/** Both languages at once, no script, one button: back to `retryUrl`. */
export function safePage(retryUrl: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>CivicHall</title><style>${SAFE_PAGE_STYLE}</style></head>
<body>
<main>
<h1>本机暂时无法使用</h1>
<p>请到旁边的取号机或导办台办理，我们正在恢复。</p>
</main>
<div lang="en">
<h1>This machine is out of order for the moment</h1>
<p>Please use the next machine or ask at the guide desk. It is being restored.</p>
</div>
<a href="${retryUrl}">重试 · Try again</a>
</body>
</html>
`;
}
