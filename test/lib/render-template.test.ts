import fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { isJsonObject } from '../../lib/json';
import type { LiquidScope } from '../../lib/liquid/engine';
import { isTemplate, renderParts, renderTemplate } from '../../lib/liquid/render-template';
import { runs } from '../support/fuzz';

/** Names that Liquid or JavaScript might give a meaning of their own, and everyday ones. */
const names = [
  ...[
    'trigger',
    'call',
    'contact',
    'channel',
    'address',
    'flow',
    'data',
    'variables',
    'flow_sid',
    'widgets',
    'env',
  ],
  ...[
    'From',
    'my-widget',
    'a--b',
    'a_',
    '_',
    'x1',
    'constructor',
    'toString',
    '__proto__',
    'length',
    'size',
    'first',
    'last',
  ],
  ...['nil', 'null', 'true', 'false', 'empty', 'blank', 'and', 'or', 'contains', 'toLiquid', 'forloop', 'in'],
];
const roots = ['trigger', 'contact', 'flow', 'widgets', 'env'];

const name = fc.constantFrom(...names);
const value = fc.oneof(fc.constantFrom('', 'de', '{{flow.data.From}}', '{% if', '<&"\'>', '😀'), fc.string());

const { scope } = fc.letrec<{ scope: LiquidScope; inner: string | LiquidScope }>((tie) => ({
  scope: fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...roots), name), tie('inner')), { maxLength: 6 })
    .map(withoutPrototype),
  inner: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    value,
    fc.array(fc.tuple(name, tie('inner')), { maxLength: 5 }).map(withoutPrototype),
  ),
}));

const blank = fc.constantFrom('', '', ' ', '  ', '\n', '\t', '\u00a0');
const text = fc.constantFrom('', 'x', ' ', '+1', '{', '}', '}}', ', ', '-', '\n', '😀', '<&>');

/** Variables, and a template that reads some of them, some things below them, and some that do not exist. */
const rendering = scope.chain((variables) => {
  const known = fc.constantFrom('nothing', ...roots, ...pathsIn(variables));
  const path = fc
    .tuple(known, fc.array(name, { maxLength: 2 }))
    .map(([start, rest]) => [start, ...rest].join('.'));
  const variable = fc
    .tuple(blank, path, blank)
    .map(([before, inner, after]) => `{{${before}${inner}${after}}}`);
  const parts = fc.array(fc.oneof(variable, variable, text), { maxLength: 6 });
  return fc.tuple(
    parts.map((list) => list.join('')),
    fc.constant(variables),
  );
});

describe('renderTemplate', () => {
  it('gives for variables what the engine gives', () => {
    fc.assert(
      fc.property(rendering, ([source, variables]) => {
        expect(renderTemplate(source, variables)).toEqual(engineRenders(source, variables));
      }),
      { numRuns: runs(300) },
    );
  });

  it.each([
    '{{flow.data.lang}}',
    '{{ flow.data.lang }}',
    '{{flow.data.lang.length}}',
    '{{flow.data.lang.size}}',
    '{{flow.data.lang.first}}',
    '{{flow.data.x-y}}',
    '{{flow.data.lang-}}',
    '{{-flow.data.lang-}} x',
    '{{{flow.data.lang}}}',
    'a{{{flow.data.lang}}}',
    '{{flow.data.lang}}}',
    '{{\ufeffflow.data.lang}}',
    '{{flow.data.object}}',
    '{{flow.data.lang}} {{flow.data.object}}',
  ])('gives for %j what the engine gives', (source) => {
    const data = withoutPrototype([
      ['lang', 'de'],
      ['x-y', 'z'],
      ['object', withoutPrototype([['a', 'b']])],
    ]);
    const variables = withoutPrototype([['flow', withoutPrototype([['data', data]])]]);
    expect(renderTemplate(source, variables)).toEqual(engineRenders(source, variables));
  });

  it.each([
    ['a\u0000b\u0008\u000b\u000c\u001fc', 'abc'],
    ['a\t\r\nb\u007f\u0085', 'a\t\r\nb\u007f\u0085'],
    ['a\ud83db\ude00c😀', 'abc😀'],
    ['a\ufffe\uffffb\ufffd\u{10ffff}', 'ab\ufffd\u{10ffff}'],
  ])('leaves out of %j what no XML document may hold', (dirty, clean) => {
    const variables = withoutPrototype([['env', withoutPrototype([['X', dirty]])]]);
    expect(renderTemplate('{{env.X}}', variables)).toEqual({ ok: true, text: clean });
    expect(renderTemplate('{{env.X | append: "!"}}', variables)).toEqual({ ok: true, text: `${clean}!` });
    expect(renderTemplate(dirty, variables)).toEqual({ ok: true, text: clean });
  });

  it.each([
    '{{env.X.toUpperCase}}',
    '{{env.X.toUpperCase | append: "!"}}',
    '{{env.X.constructor | append: "!"}}',
  ])('gives nothing for what any text has by nature: %s', (source) => {
    const variables = withoutPrototype([['env', withoutPrototype([['X', 'x']])]]);
    const text = source.includes('append') ? '!' : '';
    expect(renderTemplate(source, variables)).toEqual({ ok: true, text });
  });

  it('keeps no more templates than a thousand, and renders each of them right', () => {
    const variables = withoutPrototype([['env', withoutPrototype([['X', 'x']])]]);
    for (let index = 0; index < 2_100; index++) {
      expect(renderTemplate(`${index % 1_050}{{env.X}}`, variables)).toEqual({
        ok: true,
        text: `${index % 1_050}x`,
      });
    }
  });

  it('gives up on a template that never ends, before the caller does', () => {
    const endless =
      '{% for i in (1..3000) %}{% for j in (1..3000) %}{% assign a = j | times: i %}{% endfor %}{% endfor %}';
    const begun = performance.now();
    const { ok, message } = { message: '', ...renderTemplate(endless, withoutPrototype([])) };
    expect([ok, message.replace(/\d+$/, 'N')]).toEqual([
      false,
      'template render limit exceeded, line:1, col:N',
    ]);
    expect(performance.now() - begun).toBeLessThan(2_500);
  });

  it.each([
    ['{{ x', 'output "{{ x" not closed, line:1, col:1'],
    ['a\n {% nope %}', 'tag "nope" not found, line:2, col:2'],
    ['{{ x | nope }}', 'undefined filter: nope, line:1, col:1'],
    ['{% include "a" %}', 'tag "include" not found, line:1, col:1'],
    ['{% render "a" %}', 'tag "render" not found, line:1, col:1'],
    ['{% layout "a" %}', 'tag "layout" not found, line:1, col:1'],
    ['{% block a %}{% endblock %}', 'tag "block" not found, line:1, col:1'],
  ])('tells why %j fails', (source, message) => {
    expect(renderTemplate(source, withoutPrototype([]))).toEqual({ ok: false, message });
  });
});

describe('renderParts', () => {
  /** The pieces in one text: what Liquid put there stands in angle brackets. */
  function pieces(source: string): string {
    const data = withoutPrototype([['a', 'x,y']]);
    const rendered = renderParts(source, withoutPrototype([['flow', withoutPrototype([['data', data]])]]));
    if (!rendered.ok) return rendered.message;
    return rendered.parts.map(({ text, isLiteral }) => (isLiteral ? text : `<${text}>`)).join('');
  }

  it.each([
    ['a, b', 'a, b'],
    ['a {{flow.data.a}} b', 'a <x,y> b'],
    ['a {{flow.data.a | upcase}} b', 'a <X,Y> b'],
    ['{% if true %}a, {{flow.data.a | upcase}}{% else %}c{% endif %}', 'a, <X,Y>'],
    ['{% for i in (1..2) %}{{flow.data.a}}-{{i}}, {% endfor %}', '<x,y>-<1>, <x,y>-<2>, '],
    ['a{% echo flow.data.a %}{% cycle flow.data.a, "z" %}', 'a<x,y><x,y>'],
    ['a{{flow.data.a | raw}}{{flow.data.none | upcase}}', 'a<x,y>'],
    ['{% capture b %}a, {{flow.data.a}}{% endcapture %}{% if b == "a, x,y" %}{{b}}{% endif %}', '<a, x,y>'],
    ['{% assign b = flow.data.a | split: "," %}{{b}}{% raw %}{{c}}{% endraw %}', '<xy><{{c}}>'],
    ['{{flow.data.a}}{% comment %}b{% endcomment %}', '<x,y>'],
    ['a {%- if true -%} b {%- endif -%} c', 'abc'],
  ])('tells in %j what the file says from what Liquid put there', (source, marked) => {
    expect(pieces(source)).toBe(marked);
  });
});

describe('isTemplate', () => {
  it.each([
    ['{{x}}', true],
    ['a{%', true],
    ['{ {x} }', false],
    ['}}', false],
    ['', false],
  ])('%j is one: %s', (source, is) => {
    expect(isTemplate(source)).toBe(is);
  });
});

function pathsIn(variables: LiquidScope): string[] {
  return Object.entries(variables).flatMap(([key, inner]) =>
    !isJsonObject(inner) ? [key] : [key, ...pathsIn(inner).map((below) => `${key}.${below}`)],
  );
}

function withoutPrototype(entries: readonly (readonly [string, string | LiquidScope])[]): LiquidScope {
  const object: Record<string, string | LiquidScope> = Object.create(null);
  for (const [key, inner] of entries) object[key] = inner;
  return object;
}

function engineRenders(source: string, variables: LiquidScope) {
  try {
    // The tests of what XML may hold stand below; here it is the same for both.
    return {
      ok: true,
      text: new Liquid({ ownPropertyOnly: true })
        .parseAndRenderSync(source, variables)
        .replaceAll(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, keepBlank),
    };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : error };
  }
}

function keepBlank(character: string): string {
  return /[\t\n\r\u007f-\u009f]/.test(character) ? character : '';
}
