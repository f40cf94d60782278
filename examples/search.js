// The page has to come from the node itself: the bridge refuses those of other sites.
const bus = new EventBus('/bus', { transports: ['websocket'] });
bus.enableReconnect(true);
const form = document.querySelector('form');
const list = document.querySelector('ol');

function show(error, message) {
  if (error) { // a failure: a code, and a sentence for people
    list.textContent = JSON.parse(error.message).message;
    return;
  }
  list.replaceChildren(...message.body.hits.map(hit => {
    const item = document.createElement('li');
    item.textContent = `${hit.title}: ${hit.excerpt.map(piece => piece.text).join('')}`;
    return item;
  }));
}

bus.onopen = () => { form.hidden = false; };
form.addEventListener('submit', event => {
  event.preventDefault();
  bus.send('cloudy.search.query', { text: form.text.value, limit: 5 }, show);
});
