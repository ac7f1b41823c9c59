import { Command } from 'commander';
import { checkProject, countAll, describeFindings } from './check-project';
import { runCommand } from './command/run-command';

const command = new Command('npm run check --')
  .description(
    'Check every widget in assets/widgets/: each fault and each warning with file, line and column. Changes nothing.',
  )
  .addHelpText(
    'after',
    '\nThe exit status is 0 when there is no fault, 1 when there is one, 2 for wrong use.',
  );

void runCommand(command, () => {
  const checked = checkProject(process.cwd());
  const preface = describeFindings(checked);
  if (checked.faults.length > 0) return { status: 1, preface };
  return { status: 0, stdout: `${countAll(checked)} checked: no faults.\n`, preface };
});
