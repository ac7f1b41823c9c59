import { gzipSync } from 'node:zlib';

/** A request that nobody who is in their right mind would send. */
export interface Damage {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Break the connection off instead of waiting for an answer. */
  readonly breaksOff?: boolean;
}

const form = 'application/x-www-form-urlencoded';
/** Stands in every damaged request: no intact one may ever be answered with it. */
const damagedMarker = 'DAMAGED';
const body = `From=%2B14155559999&To=%2B13125550100&CallSid=CADAMAGED&damage=${damagedMarker}`;
const million = 'x'.repeat(1_000_000);
const manyNames = Array.from({ length: 10_000 }, (_, index) => `name${index}=${damagedMarker}`).join('&');
const manyKeys = Object.fromEntries(
  Array.from({ length: 10_000 }, (_, index) => [`name${index}`, damagedMarker]),
);

/** All damages to requests for one path, which has a query. */
export function damagesTo(path: string): Damage[] {
  const head = (first: string, headers: Readonly<Record<string, string | number>>) =>
    Buffer.from(
      `${first} HTTP/1.1\r\nHost: localhost\r\n${Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
      'latin1',
    );
  const whole = (
    content: Uint8Array,
    type: string,
    { method = 'POST', length = content.length, ...headers }: Record<string, string | number> = {},
  ) =>
    Buffer.concat([
      head(`${method} ${path}`, { ...headers, 'Content-Type': type, 'Content-Length': length }),
      content,
    ]);
  const post = (text: string, type = form, options: Record<string, string | number> = {}) =>
    whole(Buffer.from(text), type, options);
  const get = (query: string) => head(`GET ${path}&${query}`, {});
  const damages: Readonly<Record<string, Uint8Array>> = {
    'invalid UTF-8, percent-encoded': post(`${body}&a=%ff%fe%c3%28&%ff=1`),
    'invalid UTF-8, raw': whole(
      Buffer.concat([Buffer.from(`${body}&a=`), Buffer.from([0xff, 0xc3, 0x28])]),
      form,
    ),
    'broken percent-encoding, body': post(`${body}&a=%&b=%zz&c=%E0%A4%A&%=1`),
    'broken percent-encoding, query': get(`${body}&a=%&b=%zz&c=%E0%A4%A`),
    'form in the name of JSON': post(body, 'application/json'),
    'JSON in the name of a form': post(`{"From":"${damagedMarker}"}`),
    'malformed JSON': post(`{"From":"${damagedMarker}",`, 'application/json'),
    'JSON that is no object': post('null', 'application/json'),
    'JSON list': post(`["${damagedMarker}",1,{}]`, 'application/json'),
    'JSON of all types': post(
      `{"From":1,"To":null,"widget":["sales",{}],"a":{"b":1},"damage":"${damagedMarker}"}`,
      'application/json',
    ),
    'JSON, __proto__': post(
      `{"__proto__":{"From":"${damagedMarker}","widget":"${damagedMarker}"},"constructor":{"prototype":{"a":1}}}`,
      'application/json',
    ),
    'JSON, 10,000 levels': post(`{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 'application/json'),
    'JSON, 10,000 parameters': post(JSON.stringify(manyKeys), 'application/json'),
    'JSON, UTF-16 in name only': post(`{"a":"${damagedMarker}"}`, 'application/json; charset=utf-16'),
    'form, latin1': whole(Buffer.from(`${body}&a=ü`, 'latin1'), `${form}; charset=iso-8859-1`),
    'form, UTF-16': whole(Buffer.from(body, 'utf16le'), `${form}; charset=utf-16le`),
    'no type': whole(Buffer.from(body), ''),
    'multipart without parts': post(body, 'multipart/form-data; boundary=x'),
    'gzip in name only': post(body, form, { 'Content-Encoding': 'gzip' }),
    'cut gzip': whole(gzipSync(body).subarray(0, 20), form, { 'Content-Encoding': 'gzip' }),
    'unknown compression': post(body, form, { 'Content-Encoding': 'zstd-not' }),
    'parameter of 1 MB': post(`${body}&a=${million}`),
    'parameter of 1 MB that is read': post(`${body}&widget=${million}`),
    'URL of 1 MB': get(`a=${million}`),
    '10,000 parameters, body': post(manyNames),
    '10,000 parameters, query': get(`${manyNames.slice(0, 15_000)}`),
    'repeated names': post(
      `${body}&From=b&From=c&widget=a&widget=b&a=1&a=2&a[]=3&a[b]=4&_outcomes=1&_outcomes=[`,
    ),
    '__proto__, body': post(`${body}&__proto__=1&__proto__[a]=2&constructor[prototype][a]=3`),
    '__proto__, query': get('__proto__=1&__proto__[a]=2&constructor[prototype][a]=3&__proto__[From]=4'),
    'damaged state': post(`${body}&_widgets=-1e999&_outcomes=[[[[[&_refused=,,,,&_party=%00&_number=%00`),
    'null bytes': post(`${body}&a=%00%00&%00=1&widget=%00`),
    PUT: post(body, form, { method: 'PUT' }),
    PROPFIND: post(body, form, { method: 'PROPFIND' }),
    OPTIONS: post(body, form, { method: 'OPTIONS' }),
    'unknown method': post(body, form, { method: 'DIALS' }),
    'no HTTP': Buffer.from('SSH-2.0-OpenSSH_9.6\r\n\r\n'),
    'start of a TLS handshake': Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3, 13, 10, 13, 10]),
    'two lengths': Buffer.concat([
      head(`POST ${path}`, { 'Content-Type': form, 'Content-Length': body.length, 'content-length': 3 }),
      Buffer.from(body),
    ]),
    'length too small': post(body, form, { length: body.length - 20 }),
    'broken chunks': Buffer.concat([
      head(`POST ${path}`, { 'Content-Type': form, 'Transfer-Encoding': 'chunked' }),
      Buffer.from(`zz\r\n${body}\r\n0\r\n\r\n`),
    ]),
    'headers of 100 kB': head(`GET ${path}`, { 'X-Long': 'x'.repeat(100_000) }),
    'path with broken percent-encoding': head('GET /connect%E0%A4%A', {}),
  };
  const broken: Readonly<Record<string, Uint8Array>> = {
    'cut body': post(body.slice(0, 40), form, { length: body.length }),
    'cut body of 5 MB': post(million, form, { length: 5_000_000 }),
    'cut headers': head(`POST ${path}`, { 'Content-Type': form }).subarray(0, 40),
    'cut chunks': Buffer.concat([
      head(`POST ${path}`, { 'Content-Type': form, 'Transfer-Encoding': 'chunked' }),
      Buffer.from(`ffff\r\n${body}`),
    ]),
    'gone before the answer': post(body),
    'gone before two answers': Buffer.concat([post(body), post(body)]),
    'expects 100, and goes': head(`POST ${path}`, { 'Content-Length': 100, Expect: '100-continue' }),
  };
  return [
    ...Object.entries(damages).map(([name, bytes]) => ({ name, bytes })),
    ...Object.entries(broken).map(([name, bytes]) => ({ name, bytes, breaksOff: true })),
  ];
}
