import { createHash } from 'node:crypto';

/**
 * The one style element that react-aria's press handling adds to a page. Its hash stands in the policy; a test compares
 * the text with the installed version.
 */
export const REACT_ARIA_STYLE = `@layer {
  [data-react-aria-pressable] {
    touch-action: pan-x pan-y pinch-zoom;
  }
}`;

export function styleHash(style: string): string {
  return `'sha256-${createHash('sha256').update(style, 'utf8').digest('base64')}'`;
}

/**
 * Content security policy of every page [SE-1]. `server` is the only foreign address a page may talk to, over http and
 * over a socket. `sandbox` without modals, popups and downloads takes alert, confirm, print and "leave this page?" away
 * from the page altogether [KI-6].
 */
export function contentPolicy(options: { readonly server: string; readonly styles: readonly string[] }): string {
  const server = new URL(options.server);
  const socket = `${server.protocol === 'https:' ? 'wss:' : 'ws:'}//${server.host}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...options.styles.map(styleHash)].join(' '),
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self'",
    `connect-src 'self' ${server.origin} ${socket}`,
    "object-src 'none'",
    "frame-src 'none'",
    "worker-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    'sandbox allow-scripts allow-same-origin allow-forms',
  ].join('; ');
}
