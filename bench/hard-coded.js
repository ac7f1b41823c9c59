/** What `npm run bench call` compares with: the answer to the plain call, as one writes it without a widget. */
exports.handler = (_context, _event, callback) => {
  const response = new Twilio.twiml.VoiceResponse();
  const dial = response.dial({
    action: 'https://example-1234.twil.io/connect-status?widget=sales',
    method: 'POST',
    callerId: '+14155550123',
    timeout: 30,
  });
  dial.number('+14155550101');
  dial.number('+14155550102');
  dial.number('+14155550103');
  callback(null, response);
};
