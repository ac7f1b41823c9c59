import { anyOrigin } from './any-domain';

/** Whether `text` is an absolute http(s) URL. */
export function isAbsoluteUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** Whether `text` is a path on this service. `//host` and `/\host` look like paths, and are other hosts to a URL parser. */
export function isServicePath(text: string): boolean {
  return (
    text.startsWith('/') && URL.canParse(text, anyOrigin) && new URL(text, anyOrigin).origin === anyOrigin
  );
}
