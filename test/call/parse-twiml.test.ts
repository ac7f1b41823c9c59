import { formatTwiml } from '../../scripts/call/format-twiml';
import { parseTwiml } from '../../scripts/call/parse-twiml';

const twiml = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`;
const dial = (attributes: string, nouns = '<Number>+14155550123</Number>') =>
  `<Dial${attributes}>${nouns}</Dial>`;
const numbers = (count: number) => '<Number>+14155550123</Number>'.repeat(count);

function faultOf(body: string, { status = 200, contentType = 'text/xml; charset=utf-8' } = {}) {
  const parsed = parseTwiml({ status, contentType, body, milliseconds: 0 });
  return parsed.ok ? 'none' : parsed.fault;
}

describe('parseTwiml', () => {
  it.each([
    ['nothing to do', ''],
    [
      'ten targets, mixed',
      dial('', `${numbers(8)}<Client>alice</Client><Sip username="a" password="b">sip:b@example.com</Sip>`),
    ],
    ['a conference alone', dial('', '<Conference waitUrl="">team</Conference>')],
    [
      'what a Dial may say',
      dial(
        ' action="/status" method="POST" callerId="+13125550100" timeout="1" timeLimit="86400" record="record-from-ringing-dual" answerOnBridge="true" sequential="true" ringTone="us"',
      ),
    ],
    [
      'a client with parameters',
      dial('', '<Client><Identity>alice</Identity><Parameter name="a" value="b"/></Client>'),
    ],
    [
      'a question',
      '<Gather numDigits="1" timeout="10" action="/key" method="POST" finishOnKey=""><Say voice="alice" language="de-DE">1?</Say></Gather><Hangup/>',
    ],
    ['SSML', '<Say>Call <say-as interpret-as="telephone">+14155550123</say-as></Say>'],
    ['a comment', '<!-- nobody there --><Hangup/>'],
  ])('takes %s', (_, inside) => {
    expect(faultOf(twiml(inside))).toBe('none');
  });

  it.each([
    ['an unknown verb', '<Dail/>', '12200: TwiML has no element <Dail>'],
    ['a verb in the wrong case', '<dial/>', '12200: TwiML has no element <dial>'],
    ['an unknown noun', dial('', '<Fax>1</Fax>'), '12200: TwiML has no element <Fax>'],
    ['a noun without a Dial', '<Number>+14155550123</Number>', '12200: <Number> cannot stand in <Response>'],
    ['a verb in a Dial', dial('', '<Say>Hello</Say>'), '12200: <Say> cannot stand in <Dial>'],
    ['an unknown attribute', dial(' callerID="+13125550100"'), '12200: <Dial> has no attribute callerID'],
    [
      'an attribute of another noun',
      dial('', '<Client byoc="BY1">alice</Client>'),
      '12200: <Client> has no attribute byoc',
    ],
    ['any attribute of a Sim', dial('', '<Sim url="/screen">DE1</Sim>'), '12200: <Sim> has no attribute url'],
    ['an unknown value', dial(' record="yes"'), '12200: the attribute record of <Dial> cannot be "yes"'],
    [
      'a timeout that is too long',
      dial(' timeout="601"'),
      '12200: the attribute timeout of <Dial> cannot be "601"',
    ],
    [
      'a time limit that is too long',
      dial(' timeLimit="86401"'),
      '12200: the attribute timeLimit of <Dial> cannot be "86401"',
    ],
    ['eleven targets', dial('', numbers(11)), 'a <Dial> rings at most 10 targets, and here are 11'],
    [
      'a conference among others',
      dial('', '<Conference>team</Conference><Client>a</Client>'),
      '<Conference> stands alone in its <Dial>',
    ],
    [
      'TwiML that is not simulated',
      '<Pay/>',
      '<Pay> is TwiML that this simulator does not run',
    ],
  ])('refuses %s', (_, inside, fault) => {
    expect(faultOf(twiml(inside))).toBe(fault);
  });

  it.each([
    [
      'more than 64 kB',
      twiml(`<Say>${'é'.repeat(32_768)}</Say>`),
      {},
      '11750: the TwiML has 65606 bytes, of at most 65536',
    ],
    [
      'what is no XML',
      '<Response><Dial></Response>',
      {},
      '12100: the answer is not XML: Opening and ending tag mismatch: "Dial" != "Response"',
    ],
    ['nothing at all', '', {}, '12100: the answer is not XML: missing root element'],
    ['another document', '<html/>', {}, '12100: the document is a <html>; TwiML is a <Response>'],
    [
      'a web page',
      '<html></html>',
      { contentType: 'text/html' },
      '12300: the service answered with a web page (HTML), no TwiML; TwiML comes as text/xml',
    ],
    [
      'JSON',
      '{}',
      { contentType: 'application/json' },
      '12300: the service answered with content of the type "application/json"; TwiML comes as text/xml',
    ],
    [
      'a wrong signature',
      '',
      { status: 403 },
      '11200: the service answered 403 Forbidden: it does not take the signature of this request',
    ],
    [
      'a sentence',
      'No widget here is named "a".',
      { status: 404, contentType: 'text/plain' },
      '11200: the service answered 404: No widget here is named "a".',
    ],
    [
      'an error page',
      '<html></html>',
      { status: 502, contentType: 'text/html' },
      '11200: the service answered 502 and a web page (HTML)',
    ],
    ['a redirect to another host', '', { status: 302 }, '11200: the service answered 302'],
  ])('refuses %s', (_, body, answer, fault) => {
    expect(faultOf(body, answer)).toBe(fault);
  });
});

describe('formatTwiml', () => {
  it('indents, and shows no password', () => {
    const text = twiml(
      '<Dial action="/a?b=1&amp;c=2"><Sip username="a" password="hunter2">sip:a@example.com</Sip></Dial><Hangup/>',
    );
    expect(formatTwiml(text)).toBe(`<Response>
  <Dial action="/a?b=1&amp;c=2">
    <Sip username="a" password="***">sip:a@example.com</Sip>
  </Dial>
  <Hangup/>
</Response>`);
  });

  it('shows what is no XML as it came', () => {
    expect(formatTwiml(' hello ')).toBe('hello');
  });
});
