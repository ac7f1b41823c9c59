import { keepsAddress } from '../../lib/url/keeps-address';

/** Whether a template leads where it writes, with these values in place of its outputs. */
function keeps(template: string, ...values: readonly string[]): boolean {
  const texts = template.split('{{}}');
  return keepsAddress(
    texts.flatMap((text, index) => [
      { text, isLiteral: true },
      ...(index < values.length ? [{ text: values[index] ?? '', isLiteral: false }] : []),
    ]),
  );
}

describe('a value in a web URL', () => {
  it.each([
    // The whole URL, or the whole host, is the author's decision.
    ['{{}}', 'https://evil.example/'],
    ['{{}}/voicemail', 'https://evil.example'],
    ['/{{}}', '//evil.example'],
    ['https://{{}}/voicemail', 'example.com:8080/calls'],
    ['https://{{}}/voicemail', 'user:password@example.com'],
    ['{{}}?back=https://example.com/', 'https://evil.example/'],
    // A host that is written in part.
    ['https://{{}}.example.com/', 'us1'],
    ['https://{{}}.example.com/', ''],
    ['https://calls-{{}}.example.com/', 'dev_2.ie-1'],
    ['https://example.{{}}/x', 'org'],
    ['https://example.{{}}', 'org:8080/a?b#@c'],
    ['https://localhost{{}}', ':3000/x'],
    // Behind a host that is written out.
    ['https://example.com{{}}', '/voicemail'],
    ['https://example.com{{}}', '?a=@evil.example'],
    ['https://example.com{{}}', '#a'],
    ['https://[2001:db8::1]{{}}', '/a'],
    ['https://example.com:{{}}/x', '8443'],
    ['https://example.com:8443{{}}', '/x@y'],
    // Elsewhere.
    ['https://{{}}@example.com/', 'user:pass word'],
    ['https://example.com/{{}}', '/../..//@evil.example:80?#'],
    ['https://example.com/?a={{}}', '&b=https://evil.example/'],
    ['http{{}}://example.com/', 's'],
    [' \n{{}}://example.com/', 'https'],
    ['Call {{}} or https://example.com{{}}', 'us', '.evil.example'],
  ])('leaves %s where it leads, as %j', (template, ...values) => {
    expect(keeps(template, ...values)).toBe(true);
  });

  it.each([
    ['{{}}https://example.com/', 'https://evil.example/?'],
    ['http{{}}://example.com/', '://evil.example/?'],
    ['{{}}://example.com/', 'https://evil.example/?'],
    ['https://example.com{{}}', '.evil.example'],
    ['https://example.com{{}}', 'x'],
    ['https://example.com{{}}', ':8080'],
    ['https://example.com{{}}', '@evil.example'],
    ['https://example.com{{}}', '\\@evil.example'],
    ['https://example.com{{}}/a', ' .evil.example'],
    ['https://{{}}.example.com{{}}/a', 'us1', '.evil.example'],
    ['https://10.0.0.1{{}}/a', '0'],
    ['https://bücher{{}}.example{{}}', '', '.org'],
    ['https://[2001:db8::1]{{}}', '.evil.example'],
    ['https://example.{{}}', 'com@evil.example'],
    ['https://{{}}.example.com/', 'evil.example/'],
    ['https://{{}}.example.com/', 'evil.example?'],
    ['https://{{}}.example.com/', 'evil.example#'],
    ['https://{{}}.example.com/', 'evil.example\\'],
    ['https://{{}}.example.com/', 'x@evil.example:80/'],
    ['https://{{}}.example.com/', 'a:80'],
    ['https://{{}}.{{}}/', 'evil.example/', 'example.com'],
    ['https://{{}}@example.com/', 'evil.example/'],
    ['https://{{}}@example.com/', 'evil.example?'],
    ['https://{{}}@example.com/', 'evil.example#'],
    ['https://{{}}@example.com/', 'evil.example\\'],
    ['https://{{}}@{{}}/', 'x@evil.example/', 'example.com'],
    ['https://user:{{}}@example.com/', '@evil.example/'],
    ['https://example.com:{{}}/', '80@evil.example'],
    ['https://example.com:8{{}}/', 'a'],
  ])('leads %s elsewhere, as %j', (template, ...values) => {
    expect(keeps(template, ...values)).toBe(false);
  });

  it('counts with the outputs beside it', () => {
    expect(keepsAddress([written('https://example.com'), put('/a'), put('.b')])).toBe(true);
    expect(keepsAddress([written('https://'), written('example.com'), put('.'), put('/b')])).toBe(false);
  });
});

describe('a value in a SIP URI', () => {
  it.each([
    ['{{}}', 'sip:x@evil.example'],
    ['sip:{{}}', 'x@evil.example;a=b'],
    ['sip:{{}}@{{}}', '100', 'pbx.example.com:5061;transport=tls'],
    ['sip:{{}}@pbx.example.com', '+14155550100'],
    ['sip:{{}}@pbx.example.com', 'a%40b:c/d'],
    ['sip:{{}}@pbx.example.com', ''],
    ['sips:100@{{}}.example.com', 'us1'],
    ['sip:100@pbx.example.com:{{}}', '5061'],
    ['sip:100@pbx.example.com;transport={{}}', 'tls'],
    ['sip:{{}};transport={{}}', '100@pbx.example.com', 'tls'],
    ['sip:100@pbx.example.com?X-A={{}}&X-B=1', 'a%20b'],
    ['sip:100{{}}', '@pbx.example.com'],
    ['SIP:100@[::1]?X-A={{}}', '1'],
  ])('leaves %s where it rings, as %j', (template, ...values) => {
    expect(keeps(template, ...values)).toBe(true);
  });

  it.each([
    ['sip:{{}}@pbx.example.com', 'x@evil.example;a='],
    ['sip:{{}}@pbx.example.com', 'x@evil.example'],
    ['sip:{{}}@pbx.example.com', 'evil.example;a='],
    ['sip:{{}}@pbx.example.com', 'evil.example?a='],
    ['sip:{{}}@pbx.example.com', 'a%0d%0aX-B:1'],
    ['sip:{{}}@{{}}', 'x@evil.example;a=', 'pbx.example.com'],
    ['sip:100@{{}}.example.com', 'evil.example;a='],
    ['sip:100@{{}}.example.com', 'evil.example:5060'],
    ['sip:100@pbx.example.com{{}}', '.evil.example'],
    ['sip:100@pbx.example.com{{}}', ';transport=tcp'],
    ['sip:100@pbx.example.com{{}}', '?X-A=1'],
    ['sip:100@pbx.example.com{{}}', ':5061'],
    ['sip:pbx.example.com{{}}', '@evil.example'],
    ['sip:100@[::1]{{}}', '0'],
    ['sip:100@pbx.example.com:{{}}', '5060;a=b'],
    ['sip:pbx.example.com;a={{}}', '@evil.example'],
    ['sip:100@pbx.example.com;a={{}}', 'b;maddr=evil.example'],
    ['sip:100@pbx.example.com;a={{}}', 'b?X-A=1'],
    ['sip:100@pbx.example.com;a={{}}', 'b%0D%0A'],
    ['sip:100@pbx.example.com?X-A={{}}', '1&X-B=2'],
    ['sip:100@pbx.example.com?X-A={{}}', '1?'],
    ['sip:100@pbx.example.com?X-A={{}}', '1;a=b'],
    ['sip:100@pbx.example.com?X-A={{}}', '1@evil.example'],
    ['sip:100@pbx.example.com?X-A={{}}', '1%0aX-B:%202'],
    ['{{}}sip:100@pbx.example.com', 'sip:x@evil.example?a='],
    ['\tsips:{{}}@pbx.example.com', 'x@evil.example;a='],
  ])('would have %s ring elsewhere, as %j', (template, ...values) => {
    expect(keeps(template, ...values)).toBe(false);
  });
});

function written(text: string) {
  return { text, isLiteral: true };
}

function put(text: string) {
  return { text, isLiteral: false };
}
