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
    [
      'what a gather may say',
      '<Gather input="dtmf speech" action="/a" method="POST" actionOnEmptyResult="true" timeout="5" numDigits="4" finishOnKey="#" language="en-US" hints="sales, support" speechTimeout="auto" speechModel="phone_call" profanityFilter="true"><Play loop="2">https://example.com/menu.mp3</Play><Pause length="1"/><Say>Or stay.</Say></Gather>',
    ],
    ['keys to be heard', '<Play digits="1w2#"/>'],
    [
      'what a Record may say',
      '<Record action="/a" method="POST" timeout="5" maxLength="120" finishOnKey="" playBeep="true" transcribe="true" transcribeCallback="/t" recordingStatusCallback="/s" trim="trim-silence"/><Redirect method="POST">/b</Redirect>',
    ],
    ['a queue', '<Enqueue action="/a" method="POST" waitUrl="/music" waitUrlMethod="GET">support</Enqueue>'],
    [
      'a workflow',
      `<Enqueue action="/a" workflowSid="WW${'a'.repeat(32)}"><Task priority="5" timeout="200">{"a":1}</Task></Enqueue>`,
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
    ['a verb in a Gather', '<Gather><Record/></Gather>', '12200: <Record> cannot stand in <Gather>'],
    [
      'several keys that end a gather',
      '<Gather finishOnKey="#*"/>',
      '12200: the attribute finishOnKey of <Gather> cannot be "#*"',
    ],
    ['input by fax', '<Gather input="fax"/>', '12200: the attribute input of <Gather> cannot be "fax"'],
    ['no digits', '<Gather numDigits="0"/>', '12200: the attribute numDigits of <Gather> cannot be "0"'],
    ['an attribute of Gather', '<Record numDigits="1"/>', '12200: <Record> has no attribute numDigits'],
    ['words in a Record', '<Record><Say>Hello</Say></Record>', '12200: <Say> cannot stand in <Record>'],
    [
      'a long message',
      '<Record maxLength="14401"/>',
      '12200: the attribute maxLength of <Record> cannot be "14401"',
    ],
    ['a trim', '<Record trim="yes"/>', '12200: the attribute trim of <Record> cannot be "yes"'],
    ['nothing to play', '<Play/>', 'a <Play> has a URL or digits, and here is neither'],
    ['keys that are none', '<Play digits="1a"/>', '12200: the attribute digits of <Play> cannot be "1a"'],
    ['often', '<Say loop="twice">Hello</Say>', '12200: the attribute loop of <Say> cannot be "twice"'],
    [
      'a Redirect by fax',
      '<Redirect method="FAX">/a</Redirect>',
      '12200: the attribute method of <Redirect> cannot be "FAX"',
    ],
    ['no queue', '<Enqueue/>', 'an <Enqueue> names a queue or a workflow, and here is neither'],
    [
      'a queue and a workflow',
      `<Enqueue workflowSid="WW${'a'.repeat(32)}">support</Enqueue>`,
      'an <Enqueue> is for a queue or for a workflow, and here is both',
    ],
    [
      'a task for a queue',
      '<Enqueue>a<Task>{}</Task></Enqueue>',
      'a <Task> is for a workflow, and here is none',
    ],
    [
      'two tasks',
      `<Enqueue workflowSid="WW${'a'.repeat(32)}"><Task>{}</Task><Task>{}</Task></Enqueue>`,
      'an <Enqueue> has one <Task>, and here are 2',
    ],
    [
      'a task that is no JSON',
      `<Enqueue workflowSid="WW${'a'.repeat(32)}"><Task>a=1</Task></Enqueue>`,
      'a <Task> holds its attributes as a JSON object',
    ],
    ['a task without an Enqueue', '<Task>{}</Task>', '12200: <Task> cannot stand in <Response>'],
    [
      'a queue with a long name',
      `<Enqueue>${'q'.repeat(65)}</Enqueue>`,
      'the name of a queue has at most 64 characters, and here are 65',
    ],
    ['TwiML that is not simulated', '<Pay/>', '<Pay> is TwiML that this simulator does not run'],
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
