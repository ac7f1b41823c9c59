import { anyOrigin } from './any-domain';
import { serviceRoot } from './service-url';

/** This service's own Functions. */
const ownFunctions = ['/connect', '/connect-status', '/connect-screen'] as const;

type OwnFunction = (typeof ownFunctions)[number];

/** Those that Twilio requests by itself: a call that is led there goes in circles. */
export function isTwiliosOwn(name: OwnFunction | undefined): name is '/connect-status' | '/connect-screen' {
  return name === '/connect-status' || name === '/connect-screen';
}

/** Which of this service's own Functions a URL leads to, however it is written; undefined where to none. */
export function ownFunction(url: URL, domain: string): OwnFunction | undefined {
  return isOwnHost(url, domain) ? functionAt(url.pathname) : undefined;
}

/** The Function of this name, on whatever host; a server may read a path more freely than it is written here. */
export function functionAt(pathname: string): OwnFunction | undefined {
  const plain = new URL(decoded(pathname).replaceAll(/[\\/]+/g, '/'), anyOrigin).pathname
    .replace(/\/$/, '')
    .toLowerCase();
  return ownFunctions.find((name) => name === plain);
}

/** Whether a URL leads to this service's host, whatever its scheme, by the usual ports, and with the dot that ends a full name. */
export function isOwnHost(url: URL, domain: string): boolean {
  const own = new URL(serviceRoot(domain));
  const isOwnPort = own.port === '' ? usualPorts.has(url.port) : url.port === own.port;
  return isOwnPort && url.hostname.replace(/\.$/, '') === own.hostname;
}

const usualPorts: ReadonlySet<string> = new Set(['', '80', '443']);

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
