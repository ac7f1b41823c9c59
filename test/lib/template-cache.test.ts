import { Parser } from 'liquidjs';
import { renderTemplate } from '../../lib/liquid/render-template';

const template = (index: number) => `{{ "${index}" | append: "." }}`;
const render = (index: number) => renderTemplate(template(index), {});

describe('the templates that are kept', () => {
  it('are parsed once, and a thousand at most', () => {
    const parse = jest.spyOn(Parser.prototype, 'parse');
    const thousand = Array.from({ length: 1_000 }, (_, index) => index);
    expect([...thousand, ...thousand].map(render)).toEqual(
      [...thousand, ...thousand].map((index) => ({ ok: true, text: `${index}.` })),
    );
    expect(parse).toHaveBeenCalledTimes(1_000);
    render(1_000);
    expect(parse).toHaveBeenCalledTimes(1_001);
    render(0);
    expect(parse).toHaveBeenCalledTimes(1_002);
  });
});
