import { ownFunction } from '../../lib/url/own-function';

const deployed = 'calls-1234.twil.io';

it.each([
  ['https://calls-1234.twil.io/connect', deployed, '/connect'],
  ['https://calls-1234.twil.io./connect-status/', deployed, '/connect-status'],
  ['https://CALLS-1234.twil.io//CONNECT%2dscreen', deployed, '/connect-screen'],
  ['http://calls-1234.twil.io:443/connect', deployed, '/connect'],
  ['https://calls-1234.twil.io:80/connect', deployed, '/connect'],
  ['https://calls-1234.twil.io:8443/connect', deployed, undefined],
  ['https://calls-1234.twil.io/other', deployed, undefined],
  ['https://example.com/connect', deployed, undefined],
  ['http://localhost:3000/connect', 'localhost:3000', '/connect'],
  ['http://localhost:3001/connect', 'localhost:3000', undefined],
  ['http://localhost/connect', 'localhost:3000', undefined],
])('%s leads, at %s, to %s', (url, domain, name) => {
  expect(ownFunction(new URL(url), domain)).toBe(name);
});
