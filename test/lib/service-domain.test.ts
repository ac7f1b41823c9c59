import type { Report } from '../../lib/types';
import { serviceDomain } from '../../lib/url/service-domain';

const cloud = 'calls-1234.twil.io';

/** The host, and the problems in the report. */
function serve(domain: string, tunnel: string | undefined) {
  const report: Report = { problems: [], secrets: [] };
  return [serviceDomain({ domain, tunnel }, report), report.problems];
}

describe('the host by which Twilio reaches the service', () => {
  it.each([
    ['this machine, without a tunnel', 'localhost:3000', undefined, 'localhost:3000'],
    ['this machine, with an empty variable', 'localhost:3000', '', 'localhost:3000'],
    ['the tunnel to this machine', 'localhost:3000', 'calls.example.com', 'calls.example.com'],
    ['the tunnel, where this machine needs no port', 'localhost', 'calls.example.com', 'calls.example.com'],
    ['the tunnel with its port', 'localhost:3000', 'Calls.example.com:8443', 'Calls.example.com:8443'],
    ['an address', 'localhost:3000', '192.0.2.1:8443', '192.0.2.1:8443'],
    // It must have no effect where it was deployed by mistake, whatever it is.
    ['the cloud, with a tunnel', cloud, 'calls.example.com', cloud],
    ['the cloud, with no host', cloud, 'https://calls.example.com', cloud],
    [
      'a host that only begins like this machine',
      'localhost.example',
      'calls.example.com',
      'localhost.example',
    ],
  ])('is that of %s', (_, domain, tunnel, expected) => {
    expect(serve(domain, tunnel)).toEqual([expected, []]);
  });

  it.each([
    'https://calls.example.com',
    'calls.example.com/',
    'calls.example.com/connect',
    'calls.example.com?a=b',
    'user@calls.example.com',
    'calls example.com',
    'calls.example.com:',
    'calls.example.com:65536',
    '-calls.example.com',
    'calls..example.com',
    '192.0.2.999',
  ])('is never %s', (tunnel) => {
    const problem = {
      property: 'TUNNEL_HOST',
      value: tunnel,
      message:
        'expected a host alone, such as calls.example.com, without https:// and without a path; it is ignored',
    };
    expect(serve('localhost:3000', tunnel)).toEqual(['localhost:3000', [problem]]);
  });
});
