import { Command } from 'commander';
import { outcomeHelp } from './call/parse-outcomes';
import { placeCall } from './call/place-call';
import type { CallOptions } from './call/plan-call';
import { repeated, runCommand } from './command/run-command';

const command = new Command('npm run call --')
  .description(
    'Place a simulated call, and tell what happens. Nobody is rung, and nothing leaves this machine.',
  )
  .argument('[NUMBER]', 'the Twilio number that is called; the lowest that a widget has, if left out')
  .option('--from <ADDRESS>', 'who calls: a number, client:alice, anonymous, …', '+14155550199')
  .option('--widget <NAME>', 'the widget to begin with, whatever the number; with --flow one of that flow')
  .option('--flow <NAME>', 'the flow to begin with, whatever the number')
  .option(
    '--param <NAME=VALUE>',
    "a parameter of your own, or one of Twilio's, such as Direction=outbound-api; repeatable",
    repeated,
  )
  .option(
    '--outcome <LIST>',
    `what happens wherever the call waits for somebody, in that order, with commas between: ${outcomeHelp}, joined by +`,
    repeated,
  )
  .option(
    '--at <TIME>',
    'when the call comes, such as 2026-12-25T10:00: on the clock of the opening hours that it meets (UTC, if there are none or several), or with a zone of its own, 2026-12-25T10:00Z; now, if left out',
  )
  .option('--url <URL>', 'call a service that runs already; requests are signed with AUTH_TOKEN from .env')
  .option('--port <PORT>', 'where the project is served meanwhile; a free one, if left out')
  .option('--follow', 'go on where the call leaves for another host, and send what the service sends itself')
  .option('--json', 'print the story as JSON')
  .addHelpText(
    'after',
    `
What fits where:
  a Dial that rings   answered, no-answer, busy, failed, canceled, declined, all-declined, caller-hangup
  keys or speech      digits:12#, speech:I want sales, silence, caller-hangup
  a recording         recorded:20, recorded:20+hangup, no-audio, caller-hangup
  a queue             answered, no-answer, busy (it is full), failed, canceled, caller-hangup
  a text message      sent, not-sent
  a web service       success ({} as JSON), success:FILE.json, failed
  anything heard      caller-hangup:listening
Where the list is used up: the first person answers and talks for 30 s; the caller is silent, and goes when asked the same for the
third time; leaves a message of 10 s and hangs up; messages are sent; web services answer {}.
No text message is sent and no web service is asked: a stand-in answers, and the story says so. With --url the service does it all.

In a screened ring, declined is the first to answer, who refuses. Then the others are rung again: what they
do is the next of the list, or answered where it has no more. all-declined is everybody, to the last.
A number that this service answers is followed into the next call; what happens there is the next of the list.

Examples:
  npm run call
  npm run call -- +13125550100 --outcome no-answer,answered:60
  npm run call -- --flow office --at 2026-12-25T10:00 --outcome recorded:20+hangup,sent
  npm run call -- --flow office --outcome digits:2,no-audio
  npm run call -- --widget on-call --outcome 2=declined,1=busy+2=answered
  npm run call -- --widget on-call --outcome all-declined,answered:60
  npm run call -- --url https://connect-call-to-1234-dev.twil.io --json`,
  );

void runCommand<CallOptions>(command, (invocation) => placeCall(process.cwd(), invocation));
