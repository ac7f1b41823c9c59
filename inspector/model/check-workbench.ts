import { checkConfiguration } from '../../lib/config/check-configuration';
import type { WidgetFile } from '../../lib/config/draft';
import type { Finding } from '../../lib/config/finding';
import { identifyByFile } from '../../lib/config/identify';
import { keyOfDraft } from '../../lib/config/names';
import { configurationOf } from '../../lib/configuration-of';
import type { FlowGraph } from '../../lib/flows/flow-graph';
import type { Configuration } from '../../lib/types';
import { filesOf } from './widget-file';
import { type Content, startOf } from './workbench';

/** A widget of the page, checked as `npm run check` would check it. */
interface CheckedWidget {
  /** Its own, or its flow's. */
  readonly file: WidgetFile;
  /** Faults first, then warnings; their paths begin with the widget. */
  readonly findings: readonly Finding[];
}

export interface CheckedWorkbench {
  /** In the order of the page's widgets. */
  readonly widgets: readonly CheckedWidget[];
  /** What is about the flow as a whole: its name, its numbers, where it begins. */
  readonly whole: readonly Finding[];
  /** Whether there is a fault in each widget. */
  readonly faulty: readonly boolean[];
  /** Over all of them. */
  readonly faults: number;
  readonly files: readonly WidgetFile[];
  /** The ways through the flow, and the key of the widget that a call comes to first. */
  readonly ways?: { readonly graph: FlowGraph; readonly start: string };
  /** What answers calls; absent where there is a fault, because nothing is built then. */
  readonly service?: { readonly configuration: Configuration; readonly names: readonly string[] };
}

/** Check what is on the page as the files of one project. */
export function checkWorkbench(content: Content): CheckedWorkbench {
  const files = filesOf(content);
  const checked = checkConfiguration(files);
  const findings = [...checked.faults, ...checked.warnings];
  const isInFlow = content.flow !== undefined;
  const [first] = files;
  const widgets = content.widgets.map((_, index): CheckedWidget => {
    const file = (isInFlow ? first : files[index]) ?? { path: '', text: '' };
    return {
      file,
      findings: isInFlow
        ? findings.flatMap((finding) => ofState(finding, index + 1))
        : findings.filter((finding) => finding.file === file.path),
    };
  });
  return {
    widgets,
    whole: isInFlow ? findings.filter((finding) => !isOfWidget(finding, content.widgets.length)) : [],
    faulty: widgets.map((widget) => widget.findings.some(({ severity }) => severity === 'fault')),
    faults: checked.faults.length,
    files,
    ...(content.flow !== undefined && {
      ways: {
        graph: checked.ways.graph,
        start: keyOfDraft({
          name: startOf(content.flow),
          flow: identifyByFile(first?.path ?? '', 'flow').name,
        }),
      },
    }),
    ...(checked.faults.length === 0 && {
      service: {
        configuration: configurationOf(checked.widgets),
        names: checked.widgets.map(({ name }) => name),
      },
    }),
  };
}

/** The trigger is the first state, and the widgets follow. */
function isOfWidget({ path: [states, index] }: Finding, widgets: number): boolean {
  return states === 'states' && typeof index === 'number' && index >= 1 && index <= widgets;
}

function ofState(finding: Finding, state: number): Finding[] {
  const [states, index, ...path] = finding.path;
  return states === 'states' && index === state ? [{ ...finding, path }] : [];
}
