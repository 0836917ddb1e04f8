import type { MiddlewareHandler } from 'hono';
import { CONTENT_POLICY } from '../parts/layout.js';

/** Limits of what a request may ask. */
export const REQUEST_LIMITS = {
  /** Longest address, in characters. */
  url: 4_096,
  /** Largest form, in bytes. */
  body: 64_000,
} as const;

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `${CONTENT_POLICY}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`, with which browsers do not say where a form comes from.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/**
 * Answers only who asks for this server by a name of this machine (a page elsewhere could lead its reader's browser here
 * by a name of its own: DNS rebinding), and takes a form only from one of these pages.
 * @param hosts values of the Host header that are answered.
 */
export function guard(hosts: ReadonlySet<string>): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context;
    for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
    const host = req.header('host') ?? '';
    if (!hosts.has(host.toLowerCase())) {
      return context.text(
        'This server is asked for by another name: use the address that it printed.',
        403,
      );
    }
    if (req.url.length > REQUEST_LIMITS.url) return context.text('The address is too long.', 414);
    if (!['GET', 'HEAD', 'POST'].includes(req.method)) {
      return context.text('Only GET, HEAD and POST are answered.', 405, {
        Allow: 'GET, HEAD, POST',
      });
    }
    if (req.method === 'POST' && !isOwn(req.header('origin'), req.header('sec-fetch-site'), host)) {
      return context.text('A form is taken only from a page of this server.', 403);
    }
    return next();
  };
}

/** Browsers send an origin with every form that is posted, and newer ones where it comes from. */
function isOwn(origin: string | undefined, site: string | undefined, host: string): boolean {
  if (site !== undefined && site !== 'same-origin') return false;
  return origin === `http://${host}`;
}
