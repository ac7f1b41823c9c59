import { Command } from 'commander';
import { errorMessage } from '../lib/error-message';
import { buildProject } from './build-project';
import { checkProject, count, countAll, describeFindings } from './check-project';
import { type Finished, runCommand } from './command/run-command';
import { oneAtATime } from './one-at-a-time';

const command = new Command('npm run build --').description(
  'Check every widget, and build what is deployed into dist/. A faulty widget changes nothing there.',
);

void runCommand(command, () => oneAtATime(process.cwd(), () => checkAndBuild(process.cwd())));

function checkAndBuild(root: string): Finished {
  const begun = performance.now();
  const checked = checkProject(root, { forService: true });
  const preface = describeFindings(checked);
  if (checked.faults.length > 0) return { status: 1, preface };
  try {
    const { functions, assets } = buildProject(root, checked.widgets);
    const what = [countAll(checked), count(functions, 'Function'), count(assets, 'asset')];
    const time = Math.round(performance.now() - begun);
    return { status: 0, stdout: `Built ${what.join(', ')} into dist/ in ${time} ms.\n`, preface };
  } catch (error) {
    // A slip in a Function, or a full disk: the message says where, and our own stack would not help.
    return { status: 1, preface, stderr: `${errorMessage(error)}\n` };
  }
}
