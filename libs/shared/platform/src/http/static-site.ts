import type { Request, RequestHandler, Response } from 'express';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/** Pages that a bundler built, served beside the API. They hold nothing confidential, so everybody may have them; what they show, they ask the API for. */
export interface StaticSite {
  /** `/portal`: everything below it belongs to the pages. */
  readonly path: string;
  /** Holds `index.html`, and `assets/` with names that change when their content does. */
  readonly directory: string;
}

interface SiteFile {
  readonly bytes: Buffer;
  readonly type: string;
  readonly etag: string;
  readonly cacheControl: string;
  /** Made when it is first asked for; undefined of what does not get smaller. */
  readonly compressed: Promise<Buffer> | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm', '.png': 'image/png', '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSES = new Set(['.html', '.js', '.css', '.svg', '.json', '.wasm', '.txt']);

/**
 * No script but the site's own files, none of it made from text (WebAssembly is: proofs are checked in the browser), nothing
 * from or to another host, no frame around it. Styles set by the page's own code are allowed.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self'", "style-src 'self'", "style-src-attr 'unsafe-inline'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'",
  "manifest-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
].join('; ');

const compress = promisify(brotliCompress);

/**
 * Serves a site from memory: only what lay in the directory at the start can be asked for, so no path leads out of it. An address
 * that is no file and has no extension is a page of the site's own router, and gets `index.html`.
 */
export function staticSiteHandler({ directory }: StaticSite): RequestHandler {
  const files = filesOf(directory);
  return (request: Request, response: Response, next): void => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    response.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
    const index = files.get('index.html');
    if (index === undefined) {
      response.status(503).type('text/plain').send('The pages were not built: npm run build\n');
      return;
    }
    const name = request.path.slice(1);
    const file = files.get(name) ?? (extname(name) === '' ? index : undefined);
    if (file === undefined) {
      response.status(404).type('text/plain').send('There is no such file.\n');
      return;
    }
    send(request, response, file).catch(next);
  };
}

async function send(request: Request, response: Response, file: SiteFile): Promise<void> {
  response.setHeader('content-type', file.type);
  response.setHeader('cache-control', file.cacheControl);
  response.setHeader('etag', file.etag);
  response.setHeader('vary', 'accept-encoding');
  if (request.headers['if-none-match']?.includes(file.etag) === true) {
    response.status(304).end();
    return;
  }
  if (file.compressed !== undefined && request.acceptsEncodings('br') !== false) {
    response.setHeader('content-encoding', 'br');
    response.end(await file.compressed);
  } else {
    response.end(file.bytes);
  }
}

function filesOf(directory: string): ReadonlyMap<string, SiteFile> {
  if (!existsSync(directory)) return new Map();
  const entries = readdirSync(directory, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return new Map(entries.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const name = relative(directory, path).split(sep).join('/');
    return [name, fileOf(name, readFileSync(path))];
  }));
}

function fileOf(name: string, bytes: Buffer): SiteFile {
  let compressed: Promise<Buffer> | undefined;
  return {
    bytes,
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    // Names in assets/ change with their content; the page that names them is asked for anew each time.
    cacheControl: name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    get compressed() {
      if (COMPRESSES.has(extname(name))) compressed ??= compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
      return compressed;
    },
  };
}
