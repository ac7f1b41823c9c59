import { Command } from 'commander';
import { outcomeHelp } from './call/parse-outcomes';
import { placeCall } from './call/place-call';
import type { CallOptions } from './call/plan-call';
import { runCommand } from './command/run-command';

const repeated = (value: string, earlier: readonly string[] = []) => [...earlier, value];

const command = new Command('npm run call --')
  .description(
    'Place a simulated call, and tell what happens. Nobody is rung, and nothing leaves this machine.',
  )
  .argument('[NUMBER]', 'the Twilio number that is called; the lowest that a widget has, if left out')
  .option('--from <ADDRESS>', 'who calls: a number, client:alice, anonymous, …', '+14155550199')
  .option('--widget <NAME>', 'the widget to begin with, whatever the number')
  .option(
    '--param <NAME=VALUE>',
    "a parameter of your own, or one of Twilio's, such as Direction=outbound-api; repeatable",
    repeated,
  )
  .option(
    '--outcome <LIST>',
    `what happens in each Dial, with commas between: ${outcomeHelp}, joined by + (answered by the first, if left out)`,
    repeated,
  )
  .option('--url <URL>', 'call a service that runs already; requests are signed with AUTH_TOKEN from .env')
  .option('--port <PORT>', 'where the project is served meanwhile; a free one, if left out')
  .option('--follow', 'go on where the call leaves for another host, and send what the service sends itself')
  .option('--json', 'print the story as JSON')
  .addHelpText(
    'after',
    `
In a screened ring, declined is the first to answer, who refuses. Then the others are rung again: what they
do is the next of the list, or answered where it has no more. all-declined is everybody, to the last.
A number that this service answers is followed into the next call; its Dials take the next of the list.

Examples:
  npm run call
  npm run call -- +13125550100 --outcome no-answer,answered:60
  npm run call -- --widget on-call --outcome 2=declined,1=busy+2=answered
  npm run call -- --widget on-call --outcome all-declined,answered:60
  npm run call -- --url https://connect-call-to-1234-dev.twil.io --json`,
  );

void runCommand<CallOptions>(command, process.argv.slice(2), ({ operands: [number], options, colours }) =>
  placeCall({ root: process.cwd(), number, options, colours }),
);
