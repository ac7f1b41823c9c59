import type { RenderedValue } from '../model/rendered-values';

/** What the Liquid of a widget came to, template by template. */
export function Values({ values }: { values: readonly RenderedValue[] }) {
  return (
    <dl class="values">
      {values.map(({ path, template, rendered }) => (
        <div key={path}>
          <dt>
            <code>{path}</code>
          </dt>
          <dd>
            <code class="template" dir="auto">
              {template}
            </code>
            <span aria-hidden="true"> → </span>
            <span class="visually-hidden">renders to </span>
            <Result rendered={rendered} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Result({ rendered }: Pick<RenderedValue, 'rendered'>) {
  if (!rendered.ok) return <span class="fault">fails: {rendered.message}</span>;
  if (rendered.text === '') return <em>nothing</em>;
  return (
    <code class="rendered" dir="auto">
      {rendered.text}
    </code>
  );
}
