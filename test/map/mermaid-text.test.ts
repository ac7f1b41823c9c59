import { mermaidText } from '../../lib/map/mermaid-text';
import { renderMermaid } from '../../lib/map/render-mermaid';

/** What Mermaid shows for a label: every code as its character. */
function shown(label: string): string {
  return label.replaceAll(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

describe('a text in a Mermaid label', () => {
  it.each([
    ['+14155550101', '+14155550101'],
    ['sip:front-desk@example.com', 'sip:front-desk@example.com'],
    ['zoë 日本 👩‍💻', 'zoë 日本 👩‍💻'],
    ['say "hi"', 'say #34;hi#34;'],
    ['a]b[c}d{e|f', 'a#93;b#91;c#125;d#123;e#124;f'],
    ['<b onclick="x">&amp;', '#60;b onclick=#34;x#34;#62;#38;amp;'],
    ['{{ a | default: "x" }}', '#123;#123; a #124; default: #34;x#34; #125;#125;'],
    ['#quot; #35;', '#35;quot; #35;35;'],
    ['%%{init: {}}%%', '#37;#37;#123;init: #123;#125;#125;#37;#37;'],
    ['style:"a";', 'style#58;#34;a#34;;'],
    ['*a* `b` ~~c~~ $$d$$ \\n', '#42;a#42; #96;b#96; #126;#126;c#126;#126; #36;#36;d#36;#36; #92;n'],
  ])('shows %s as it is', (text, label) => {
    expect(mermaidText(text)).toBe(label);
    expect(shown(label)).toBe(text);
  });

  it.each([
    ['is on one line', ' a\r\n  b\tc ', 'a b c'],
    ['has no characters that nobody sees', 'a\u0000\u202Eb\uD800c', 'abc'],
    ['is cut where it is long, never within a character', '👍'.repeat(61), `${'👍'.repeat(59)}…`],
    ['stays whole where it just fits', '👍'.repeat(60), '👍'.repeat(60)],
  ])('%s', (_, text, label) => {
    expect(mermaidText(text)).toBe(label);
  });

  // To Mermaid, `style`, a colon and a later code in the same word are a style sheet.
  it('leaves no colon before a code in one word, and no quote or bracket of its own', () => {
    const text = 'style:a"b:c]classDef x:y#z';
    const nasty = renderMermaid({ nodes: [{ id: 'url_1', kind: 'url', text }], edges: [] });
    expect(nasty).toBe('flowchart LR\n  url_1[/"style#58;a#34;b#58;c#93;classDef x#58;y#35;z"/]\n');
  });
});
