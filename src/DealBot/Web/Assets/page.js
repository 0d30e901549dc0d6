// Every page works without this file. With it, suggestions appear while a question is typed, and buttons answer in place.

const part = { 'X-DealBot-Part': 'answer' };

// 1. Suggestions: a combobox with a list box, as the ARIA Authoring Practices describe it.
for (const field of document.querySelectorAll('input[data-suggest]')) suggest(field);

function suggest(field) {
  const list = document.createElement('ul');
  list.id = `${field.id}-suggestions`;
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  field.after(list);
  set(field, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id });

  let timer, request, chosen = -1, typed = field.value;
  const options = () => [...list.children];
  const close = () => {
    clearTimeout(timer);
    request?.abort();
    list.hidden = true;
    chosen = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  const choose = at => {
    options()[chosen]?.setAttribute('aria-selected', 'false');
    chosen = at;
    const option = options()[at];
    field.value = option ? option.textContent : typed;
    if (!option) return field.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', option.id);
  };
  const show = offers => {
    list.replaceChildren(...offers.slice(0, 8).map((offer, at) => {
      const option = document.createElement('li');
      option.id = `${list.id}-${at}`;
      option.textContent = offer;
      set(option, { role: 'option', 'aria-selected': 'false' });
      return option;
    }));
    chosen = -1;
    list.hidden = list.children.length === 0;
    field.removeAttribute('aria-activedescendant');
    field.setAttribute('aria-expanded', String(!list.hidden));
  };
  const ask = async () => {
    request?.abort(); // what was typed meanwhile makes an earlier answer stale
    request = new AbortController();
    const { signal } = request;
    try {
      const query = new URLSearchParams({ q: typed, kind: field.dataset.suggest });
      const response = await fetch(`/api/suggest?${query}`, { signal });
      if (!response.ok) return close();
      const offers = await response.json();
      if (!signal.aborted && document.activeElement === field) show(offers.filter(offer => offer !== typed));
    } catch {
      if (!signal.aborted) close(); // no suggestions, then: typing goes on
    }
  };

  field.addEventListener('input', () => {
    typed = field.value;
    clearTimeout(timer);
    if (typed.trim().length < 2) return close();
    timer = setTimeout(ask, 150);
  });
  field.addEventListener('keydown', event => {
    const { key } = event;
    if (list.hidden || event.isComposing) return;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const count = options().length + 1; // one place more: what was typed
      choose((chosen + 1 + (key === 'ArrowDown' ? 1 : count - 1)) % count - 1);
    } else if (key === 'Escape') {
      field.value = typed;
      close();
    } else {
      if (key === 'Enter' || key === 'Tab') close();
      return;
    }
    event.preventDefault();
  });
  field.addEventListener('blur', close);
  list.addEventListener('mousedown', event => event.preventDefault()); // the field keeps the focus
  list.addEventListener('click', event => {
    const option = event.target.closest('[role=option]');
    if (!option) return;
    field.value = typed = option.textContent;
    close();
    field.form.requestSubmit();
  });
}

// 2. "/" goes to the field, as on other pages to search.
addEventListener('keydown', event => {
  const field = document.getElementById('q');
  if (event.key !== '/' || !field || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select')) return;
  event.preventDefault();
  field.focus();
  field.select();
});

// 3. Buttons and menus answer in place: instead of the reply they belong to, or below the card.
const announcer = document.createElement('p');
set(announcer, { class: 'unseen', role: 'status' });
document.body.append(announcer);

addEventListener('submit', async event => {
  const form = event.target;
  if (!form.matches('form.press') || event.defaultPrevented) return;
  event.preventDefault();
  const reply = form.closest('.reply');
  const body = new URLSearchParams(new FormData(form, event.submitter));
  reply.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(form.action, { method: 'POST', headers: part, body });
    const html = new DOMParser().parseFromString(await response.text(), 'text/html');
    const answer = html.querySelector('.reply');
    if (answer && !answer.dataset.running) put(answer, reply, form, response);
    else if (response.redirected) location.assign(response.url); // a page of its own, which shows how far it is
    else refuse(form, html.querySelector('main p')?.textContent);
  } catch {
    refuse(form);
  } finally {
    reply.removeAttribute('aria-busy');
  }
});

const here = () => location.pathname + location.search;
let shown = here();

function put(answer, reply, form, response) {
  const label = answer.querySelector('h2, .remark')?.textContent ?? '';
  if (answer.dataset.mode === 'replace') {
    if (reply.parentElement.id === 'answer') {
      history.pushState({}, '', response.url);
      shown = here();
    }
    reply.replaceWith(answer);
  } else {
    const card = form.closest('.card') ?? form;
    if (card.nextElementSibling?.matches('.reply')) card.nextElementSibling.remove();
    card.after(answer);
  }
  prepare(answer);
  announcer.textContent = label;
  answer.focus({ preventScroll: true });
  answer.scrollIntoView({ block: 'nearest', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
}
function refuse(form, sentence = 'DealBot cannot be reached just now. Try again in a minute.') {
  const note = form.parentElement.querySelector('.note.refused') ?? document.createElement('p');
  set(note, { class: 'note bad refused', role: 'alert' });
  note.textContent = sentence;
  form.after(note);
}
addEventListener('popstate', () => { if (here() !== shown) location.reload(); }); // a jump within the page is one too

// 4. Copying a quote: the words, who said them, and where.
function prepare(root) {
  for (const button of root.querySelectorAll('button.copy')) button.hidden = !navigator.clipboard;
}
prepare(document);

addEventListener('click', async event => {
  const button = event.target.closest('button.copy');
  if (!button) return;
  const card = button.closest('.card');
  const text = selector => card.querySelector(selector)?.textContent.trim().replace(/\s+/g, ' ') ?? '';
  const link = card.querySelector('.source a[rel]')?.href ?? card.querySelector('.source .title').href;
  await navigator.clipboard.writeText([card.querySelector('.words').textContent, `— ${text('.attribution')}`, text('.source'), link].join('\n'));
  announcer.textContent = button.textContent = 'Copied';
  setTimeout(() => { button.textContent = 'Copy'; }, 2000);
});

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
