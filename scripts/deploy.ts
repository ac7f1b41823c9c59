import { run } from 'twilio-run/dist/cli';
import { watchDeployment } from './deploy/watch-deployment';

// As `twilio-run deploy` with these arguments: .twilioserverlessrc.js, too, finds the command there.
process.argv.splice(2, 0, 'deploy');
watchDeployment();
void run(process.argv);
