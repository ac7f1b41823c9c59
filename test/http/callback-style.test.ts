import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import callerHungUp from '../fixtures/caller-hung-up.json';
import dialBusy from '../fixtures/dial-busy.json';
import inboundCall from '../fixtures/inbound-call.json';
import { build } from '../support/local-service';
import { screenedLeg } from '../support/screened-leg';
import { type TemporaryProject, temporaryProject } from '../support/temporary-project';
import { widgetContent } from '../support/widget-content';

/** What a Function is to the runtime: its handler, of whatever version, calls this and waits for the callback. */
type Handler = (context: object, event: object, callback: (...args: unknown[]) => void) => unknown;

/** As much of the runtime's `Twilio.Response` as a Function uses. */
class Response {
  status = 200;
  setStatusCode(status: number) {
    this.status = status;
    return this;
  }
  setBody() {
    return this;
  }
  appendHeader() {
    return this;
  }
}

const context = { DOMAIN_NAME: 'calls-1234.twil.io' };

describe('each built Function, in callback style', () => {
  let project: TemporaryProject;
  beforeAll(() => {
    const sales = widgetContent(
      { noun: 'number', to: '+14157234000', screen: { say: 'A call.' } },
      // Nothing is sent without an auth token.
      { hangup: 'https://example.com/missed', callCompleted: '' },
    );
    project = temporaryProject({ widgets: { default: sales } });
    build(project);
  });
  afterAll(() => project.discard());
  beforeEach(() => {
    jest.spyOn(console, 'error').mockImplementation();
    const pack = readFileSync(join(project.root, 'dist/assets/widgets/1-of-1.private.json'), 'utf8');
    runWith({ '/widgets/1-of-1.json': { open: () => pack } });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    jest.resetModules();
    Reflect.deleteProperty(globalThis, 'Runtime');
    Reflect.deleteProperty(globalThis, 'Twilio');
  });

  /** Be the runtime of a service with these private assets. */
  function runWith(assets: object): void {
    Object.assign(globalThis, { Runtime: { getAssets: () => assets }, Twilio: { Response } });
  }

  /** What the handler returned, and everything that it called back with. */
  async function outcome(name: string, event: object) {
    const { handler }: { handler: Handler } = require(
      join(project.root, `dist/functions/${name}.protected.js`),
    );
    const callback = jest.fn();
    const returned = handler(context, event, callback);
    while (callback.mock.calls.length === 0) await setTimeout(1);
    // Time for a second call, which would be one too many.
    await setTimeout(20);
    return { returned, calls: callback.mock.calls.map(([error, { status }]) => [error, status]) };
  }

  const requests = [
    ['connect', 'a call', inboundCall],
    ['connect', 'a call for a widget that is not there', { ...inboundCall, widget: 'nobody' }],
    ['connect-status', 'a Dial that has ended', { ...dialBusy, widget: 'default' }],
    ['connect-status', 'a caller who has hung up', { ...callerHungUp, widget: 'default' }],
    ['connect-screen', 'a person who has answered', { ...screenedLeg, widget: 'default' }],
  ] as const;

  it.each(requests)('%s returns nothing and calls back once: %s', async (name, what, event) => {
    const status = what.includes('not there') ? 404 : 200;
    expect(await outcome(name, event)).toEqual({ returned: undefined, calls: [[null, status]] });
  });

  it.each(requests)('%s does so without its assets, too: %s', async (name, _, event) => {
    runWith({});
    const status = name === 'connect-screen' ? 200 : 500;
    expect(await outcome(name, event)).toEqual({ returned: undefined, calls: [[null, status]] });
  });
});
