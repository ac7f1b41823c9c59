import type { ComponentChildren } from 'preact';
import { answerElements } from '../../lib/twiml/answer-elements';
import type { TwimlElement } from '../../lib/twiml/element';
import { escapeAttribute, escapeText } from '../../lib/twiml/render-twiml';
import type { Answer } from '../../lib/types';

/** What the project answers, indented to be read: TwiML, or the sentence of a refusal. */
export function AnswerView({ answer, label }: { answer: Answer; label: string }) {
  return (
    <Code label={label}>
      {answer.kind === 'refusal' ? (
        `${answer.status}\n${answer.message}`
      ) : (
        <Element element={{ name: 'Response', children: answerElements(answer) }} indent="" />
      )}
    </Code>
  );
}

function Element({ element, indent }: { element: TwimlElement; indent: string }): ComponentChildren {
  const { name, attributes = {}, children = [] } = element;
  const isText = children.every((child) => typeof child === 'string');
  const shown = Object.entries(attributes).map(([attribute, value]) => (
    <span key={attribute}>
      {' '}
      <span class="attribute">{attribute}</span>={/* The password of a SIP phone is no one's to read. */}
      <span class="value">"{attribute === 'password' ? '***' : escapeAttribute(String(value))}"</span>
    </span>
  ));
  const open = (
    <>
      {indent}
      <span class="tag">&lt;{name}</span>
      {shown}
    </>
  );
  if (children.length === 0) {
    return (
      <>
        {open}
        <span class="tag">/&gt;</span>
        {'\n'}
      </>
    );
  }
  return (
    <>
      {open}
      <span class="tag">&gt;</span>
      {isText ? escapeText(children.join('')) : '\n'}
      {children.map((child) =>
        typeof child === 'string' ? null : (
          <Element key={JSON.stringify(child)} element={child} indent={`${indent}  `} />
        ),
      )}
      {isText ? '' : indent}
      <span class="tag">&lt;/{name}&gt;</span>
      {'\n'}
    </>
  );
}

/** Text in a fixed-width font that may be longer than its place; it can be scrolled with the keyboard, too. */
export function Code({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what may scroll has to be reachable with the keyboard.
    <section class="code" aria-label={label} tabIndex={0}>
      <pre dir="ltr">{children}</pre>
    </section>
  );
}
