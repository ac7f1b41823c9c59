import type { Reply } from './local-service';
import { domain } from './service';

/** Where Twilio comes back to when the verb of this answer has ended: its path, with the query. */
export function actionOf({ body }: Reply): string {
  return ownPath(/<(?:Dial|Gather|Record|Enqueue) [^>]*?action="([^"]*)"/.exec(body)?.[1]);
}

/** Where the last verb of this answer sends Twilio. */
export function redirectOf({ body }: Reply): string {
  return ownPath(/<Redirect method="POST">([^<]*)<\/Redirect><\/Response>$/.exec(body)?.[1]);
}

function ownPath(url: string | undefined): string {
  if (url === undefined) throw new Error('The answer leads nowhere');
  return url.replaceAll('&amp;', '&').replace(`https://${domain}`, '');
}
