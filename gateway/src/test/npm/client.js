'use strict';
// Speaks with a node through the bridge client that browsers use. Takes the bridge's address and a cookie, reads
// {calls: [{address, body}], topics: [address]} and prints {replies: {address: ...}, events: {address: ...}}.
const EventBus = require('@vertx/eventbus-bridge-client.js');
const [url, cookie] = process.argv.slice(2);
const wanted = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const told = { replies: {}, events: {} };
const options = { transportOptions: { websocket: { headers: cookie ? { Cookie: cookie } : {} } } };
let done = false;
const bus = new EventBus(url, options);

function endWhenComplete() {
  if (!done && Object.keys(told.replies).length === wanted.calls.length
      && Object.keys(told.events).length === wanted.topics.length) {
    done = true;
    process.stdout.write(JSON.stringify(told), () => process.exit(0));
  }
}

function note(list, address) {
  return (error, message) => {
    list[address] = error ? { failureCode: error.failureCode, problem: JSON.parse(error.message) } : { body: message.body };
    endWhenComplete();
  };
}

bus.onopen = () => {
  wanted.topics.forEach((address) => bus.registerHandler(address, note(told.events, address)));
  wanted.calls.forEach(({ address, body }) => bus.send(address, body, note(told.replies, address)));
};
bus.onclose = () => {
  if (done) {
    return;
  }
  process.stderr.write('the node ended the connection\n');
  process.exit(1);
};
