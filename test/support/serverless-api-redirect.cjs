// Preloaded into the processes of a deployment (NODE_OPTIONS=--require …), since twilio-run has no setting for the address
// of Twilio's API: sends what is meant for the two hosts of the Serverless API to the stand-in on this machine, at the port
// SERVERLESS_API_PORT, and opens no connection to any other machine.
const http = require('node:http');
const https = require('node:https');
const { Socket } = require('node:net');
const { urlToHttpOptions } = require('node:url');

const hosts = ['serverless.twilio.com', 'serverless-upload.twilio.com'];

https.request = function toStandIn(url, options, callback) {
  const meant = urlToHttpOptions(new URL(url));
  if (!hosts.includes(meant.hostname)) throw new Error(`Nothing stands in for ${meant.hostname} here`);
  const standIn = {
    protocol: 'http:',
    host: '127.0.0.1',
    hostname: '127.0.0.1',
    port: process.env.SERVERLESS_API_PORT,
    headers: { ...options.headers, host: meant.hostname },
  };
  return http.request({ ...meant, ...options, ...standIn }, callback);
};

const { connect } = Socket.prototype;
Socket.prototype.connect = function onThisMachine(...args) {
  // All of Node's own callers hand over options, maybe in a list with the callback; a path is that of a pipe.
  const [options] = args.flat();
  if (typeof options?.path !== 'string' && options?.host !== '127.0.0.1') {
    throw new Error(`No connection to ${options?.host} is opened here`);
  }
  return connect.apply(this, args);
};
