import { Socket } from 'node:net';
import { RequestClient } from 'twilio';
import { pick } from '../random-numbers';

/** What was asked of those who stand in for the network. */
interface Asked {
  deliveries: number;
  lookUps: number;
  /** Connections that something tried to open all the same. */
  connections: number;
}

/** Whom the stand-in for Twilio's API may name. */
const rung = ['+14155550100', '+14155550101', 'client:alice', 'sip:jack@example.com', '', 'nobody'];
// Few of those after which a delivery pauses.
const deliveryStatuses = [...Array.from({ length: 16 }, () => 200), 204, 302, 400, 503];

/**
 * Let nothing leave this process: a delivery after a hang-up and a look-up in Twilio's API get answers made here, all
 * kinds of them, and any other connection fails. To be called before the runtime replaces the global Response.
 */
export function cutOffNetwork(random: () => number): Asked {
  const asked: Asked = { deliveries: 0, lookUps: 0, connections: 0 };
  const { Response } = globalThis;
  globalThis.fetch = async () => {
    asked.deliveries += 1;
    if (random() < 0.02) throw new TypeError('fetch failed');
    const status = pick(deliveryStatuses, random);
    const headers = status === 302 ? { location: 'https://example.com/elsewhere' } : {};
    return new Response(null, { status, headers });
  };
  const request = async () => {
    asked.lookUps += 1;
    if (random() < 0.1) throw new Error('Nobody answers');
    const statusCode = random() < 0.1 ? 404 : 200;
    return { statusCode, headers: {}, body: { to: pick(rung, random) } };
  };
  Object.assign(RequestClient.prototype, { request });
  Socket.prototype.connect = () => {
    asked.connections += 1;
    throw new Error('There is no network here');
  };
  return asked;
}
