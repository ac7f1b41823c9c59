import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { canLeadTo, withChange, withName, withNext, withSelected } from '../model/actions';
import { checkWorkbench } from '../model/check-workbench';
import { runSample } from '../model/sample-run';
import { typeOfWidget } from '../model/words';
import { newWidget, type Workbench } from '../model/workbench';
import { BringPanel } from './bring-panel';
import { EditorProvider } from './editor';
import { textOf } from './field';
import { FilePanel } from './file-panel';
import { FlowPanel } from './flow-panel';
import { LiveRegion } from './live-region';
import { type Message, TopBar } from './top-bar';
import { TryPanel } from './try-panel';
import { useFocus } from './use-focus';
import { useSharedState } from './use-shared-state';
import { WidgetForm } from './widget-form';
import { WidgetHead } from './widget-panel';
import { WidgetTabs } from './widget-tabs';

/** The whole page: what is made, and what happens to a call then. */
export function App() {
  // Fields keep what stands in no widget yet, until another widget is shown in them.
  const [form, setForm] = useState(0);
  const [message, setMessage] = useState<Message>({ text: '' });
  const tell = (text: string) => setMessage({ text });
  const onFollow = useCallback((isIncomplete: boolean) => {
    setForm((number) => number + 1);
    if (isIncomplete) tell('A link holds no passwords and no variables. What it left out is missing here.');
  }, []);
  const { workbench, replace, push } = useSharedState(onFollow);
  const focus = useFocus();
  const { flow, widgets, selected } = workbench;
  const checked = useMemo(() => checkWorkbench({ ...(flow && { flow }), widgets }), [flow, widgets]);
  const [now] = useState(() => Date.now());
  const run = useMemo(
    () => runSample(workbench, checked, { domain: location.host, now }),
    [workbench, checked, now],
  );
  const names = widgets.map((one) => textOf(one.name));
  const widget = widgets[selected] ?? newWidget('');
  const lastName = useLastName(form, workbench);
  const show = (next: Workbench) => {
    push(next);
    setForm(form + 1);
  };
  const open = (next: Workbench) => {
    show(next);
    focus('make-title');
  };
  const copy = async (text: string, what: string) => {
    try {
      await navigator.clipboard.writeText(text);
      tell(`${what} is copied.`);
    } catch {
      tell('The browser does not let this page copy. Select the text and copy it by hand.');
    }
  };
  useEffect(() => {
    document.title = `${flow?.name || names[selected] || 'A widget'} – connect-call-to`;
  });
  return (
    <EditorProvider
      value={{
        workbench,
        checked,
        run,
        names,
        widget,
        type: typeOfWidget(widget),
        findings: checked.widgets[selected]?.findings ?? [],
        others: names.filter((name, index) => index !== selected && name !== ''),
        replace,
        show,
        open,
        change: (path, value) => replace(withChange(workbench, path, value)),
        rename: (name) => replace(withName(workbench, name, lastName)),
        lead: (transition, event, next) => replace(withNext(workbench, { transition, event, next })),
        tell,
        copy,
      }}
    >
      <TopBar
        message={message}
        showFault={() => {
          const faulty = checked.faulty.indexOf(true);
          if (faulty === -1) focus('flow');
          else open(withSelected(workbench, faulty));
        }}
      />
      <BringPanel />
      <div class="panels">
        {flow === undefined ? <WidgetTabs /> : <FlowPanel flow={flow} />}
        <section id="make" class="panel make" aria-labelledby="make-title">
          <WidgetHead />
          <WidgetForm key={form} />
        </section>
        <div class="outcome">
          <TryPanel />
          <FilePanel />
        </div>
      </div>
      <LiveRegion key={flow === undefined ? 'widgets' : 'flow'} />
    </EditorProvider>
  );
}

/** The last name of the shown widget to which transitions could lead: while it is typed it may be none, or another's. */
function useLastName(form: number, workbench: Workbench): string {
  const last = useRef({ form: -1, name: '' });
  const name = textOf(workbench.widgets[workbench.selected]?.name);
  if (last.current.form !== form || canLeadTo(name, workbench)) last.current = { form, name };
  return last.current.name;
}
