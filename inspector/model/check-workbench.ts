import { checkConfiguration } from '../../lib/config/check-configuration';
import type { WidgetFile } from '../../lib/config/draft';
import type { Finding } from '../../lib/config/finding';
import { configurationOf } from '../../lib/configuration-of';
import type { Configuration } from '../../lib/types';
import { filesOf } from './widget-file';
import type { WidgetJson } from './workbench';

/** A widget of the page, checked as `npm run check` would its file. */
export interface CheckedWidget {
  readonly file: WidgetFile;
  /** Faults first, then warnings. */
  readonly findings: readonly Finding[];
}

export interface CheckedWorkbench {
  /** In the order of the page's widgets. */
  readonly widgets: readonly CheckedWidget[];
  /** Whether there is a fault in each of them. */
  readonly faulty: readonly boolean[];
  /** Over all of them. */
  readonly faults: number;
  /** What answers calls; absent where there is a fault, because nothing is built then. */
  readonly service?: { readonly configuration: Configuration; readonly names: readonly string[] };
}

/** Check the page's widgets together, as the files of one project. */
export function checkWorkbench(widgets: readonly WidgetJson[]): CheckedWorkbench {
  const files = filesOf(widgets);
  const checked = checkConfiguration(files);
  const findings = [...checked.faults, ...checked.warnings];
  return {
    widgets: files.map((file) => ({
      file,
      findings: findings.filter((finding) => finding.file === file.path),
    })),
    faulty: files.map(({ path }) => checked.faults.some(({ file }) => file === path)),
    faults: checked.faults.length,
    ...(checked.faults.length === 0 && {
      service: {
        configuration: configurationOf(checked.widgets),
        names: checked.widgets.map(({ name }) => name),
      },
    }),
  };
}
