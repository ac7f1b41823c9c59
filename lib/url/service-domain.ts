import type { Report } from '../types';

interface Hosts {
  /** Where the runtime says that the service is: `localhost:3000` on the developer's machine, without a scheme. */
  readonly domain: string;
  /** The variable `TUNNEL_HOST`: by which name a tunnel makes that machine reachable. */
  readonly tunnel: string | undefined;
}

/**
 * The host by which Twilio reaches this service. A tunnel's counts only while the service runs on a developer's own
 * machine: deployed by mistake, it must not send the calls of production to a laptop.
 */
export function serviceDomain({ domain, tunnel = '' }: Hosts, report: Report): string {
  if (tunnel === '' || !isLocal(domain)) return domain;
  if (isHost(tunnel)) return tunnel;
  report.problems.push({
    property: 'TUNNEL_HOST',
    value: tunnel,
    message:
      'expected a host alone, such as calls.example.com, without https:// and without a path; it is ignored',
  });
  return domain;
}

/** Whether a domain, with its port, is the developer's own machine. */
export function isLocal(domain: string): boolean {
  return /^localhost(:\d+)?$/.test(domain);
}

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const hostAndPort = new RegExp(`^${label}(?:\\.${label})*(?::[0-9]{1,5})?$`, 'i');

/** Whether a text is the name or address of a host, maybe with a port. */
function isHost(text: string): boolean {
  // The parser knows which ports and which addresses there are.
  return hostAndPort.test(text) && URL.canParse(`https://${text}`);
}
