import { Command } from 'commander';
import { repeated, runCommand } from './command/run-command';
import { type VerifyOptions, verifyProject } from './verify/verify-project';

const command = new Command('npm run verify --')
  .description(
    'Check and build, then walk every way that a call may take through every number: one line for each way on which a caller is left with nothing. Nobody is rung, and nothing leaves this machine.',
  )
  .option(
    '--param <NAME=VALUE>',
    'a parameter that the Voice URL of your numbers has, such as agent=alice; repeatable',
    repeated,
  )
  .option('--json', 'print the result as JSON')
  .addHelpText(
    'after',
    '\nThe exit status is 0 when nobody is left with nothing, 1 when somebody is or a widget is faulty, 2 for wrong use.',
  );

void runCommand<VerifyOptions>(command, ({ options }) => verifyProject(process.cwd(), options));
