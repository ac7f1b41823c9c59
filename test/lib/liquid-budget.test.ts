import { readCall } from '../../lib/call/read-call';
import { connect } from '../../lib/connect';
import { type LiquidBudget, liquidBudget } from '../../lib/liquid/budget';
import { renderTemplate } from '../../lib/liquid/render-template';
import type { Problem } from '../../lib/types';
import inbound from '../fixtures/inbound-call.json';
import { serviceWith } from '../support/service';

const endless = '{% for i in (1..3000) %}{% for j in (1..3000) %}{% assign a = i %}{% endfor %}{% endfor %}';

describe('the time of a request’s Liquid', () => {
  it('is charged with each template', () => {
    let time = 0;
    const budget = liquidBudget(() => (time += 40));
    for (let left = 1_960; left >= 1_800; left -= 40) {
      expect(renderTemplate('{{env.A}}!', {}, { budget })).toEqual({ ok: true, text: '!' });
      expect(budget.left).toBe(left);
    }
    expect(renderTemplate('no Liquid', {}, { budget })).toEqual({ ok: true, text: 'no Liquid' });
    expect(budget.left).toBe(1_800);
  });

  it('is charged with a template that fails, too', () => {
    let time = 0;
    const budget = liquidBudget(() => (time += 40));
    expect(renderTemplate('{{ "a" | nope }}', {}, { budget }).ok).toBe(false);
    expect(budget.left).toBe(1_960);
  });

  it('is all that one template gets, where less is left than half a second', () => {
    const budget: LiquidBudget = { now: () => performance.now(), left: 50 };
    const begun = performance.now();
    expect(renderTemplate(endless, {}, { budget }).ok).toBe(false);
    expect(performance.now() - begun).toBeLessThan(450);
    expect(budget.left).toBeLessThan(0);
  });

  it('makes a template fail where it is used up, but none that needs no engine', () => {
    const budget: LiquidBudget = { now: () => performance.now(), left: -1 };
    expect(renderTemplate('{{ "a" | upcase }}', {}, { budget })).toEqual({
      ok: false,
      message: 'template render limit exceeded',
    });
    expect(renderTemplate('a{{env.A}}', {}, { budget })).toEqual({ ok: true, text: 'a' });
  });

  it('is 2 s, whatever the widget holds', () => {
    const slow = Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F'].map((name) => [`X-${name}`, endless]));
    const service = serviceWith([
      {
        name: 'sales',
        properties: {
          noun: 'sip-multi',
          sip_endpoint: Array.from({ length: 10 }, (_, index) => `sip:a${index}@example.com`).join(),
          caller_id: endless,
          timeout: endless,
          sip: { headers: slow },
        },
      },
    ]);
    const problems: Problem[] = [];
    const report = { problems, secrets: [] };
    const budget = liquidBudget(() => performance.now());
    const begun = performance.now();
    const answer = connect(readCall({ ...inbound, widget: 'sales' }), { service, report, budget, moment: 0 });
    expect(performance.now() - begun).toBeLessThan(4_000);
    expect(answer).toMatchObject({ kind: 'dial', targets: { length: 10 } });
    // Each once, however many targets there are.
    expect(problems.map(({ property }) => property)).toEqual([
      ...Object.keys(slow).map((name) => `sip.headers.${name}`),
      'caller_id',
      'timeout',
    ]);
  });
});
