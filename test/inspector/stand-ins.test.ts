import fc from 'fast-check';
import { TextDocument as Library } from 'vscode-languageserver-textdocument';
import { isSafePattern } from '../../inspector/stand-ins/redos-detector';
import { TextDocument } from '../../inspector/stand-ins/vscode-languageserver-textdocument';

describe('what stands on the page in place of a library', () => {
  it('finds the same place in a text', () => {
    const text = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '📞', 'é')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(40), (content, offset) => {
        const at = Math.min(offset, content.length);
        // Between the two halves of a line's end nothing of JSON begins.
        fc.pre(content.slice(at - 1, at + 1) !== '\r\n');
        expect(TextDocument.create('', 'json', 0, content).positionAt(at)).toEqual(
          Library.create('', 'json', 0, content).positionAt(at),
        );
      }),
    );
  });

  it.each([
    ['^\\+1312', false],
    ['sales|support', false],
    ['(yes|ok)', false],
    ['[0-9]{3,5}', false],
    ['(a+)+', true],
    ['(a|ab)*', true],
    ['(\\d*x){2,}', true],
  ])('finds in a pattern what is plainly slow: %s', (pattern, isSlow) => {
    expect(isSafePattern(pattern)).toEqual({ safe: !isSlow, score: { infinite: isSlow, value: 1 } });
  });
});
