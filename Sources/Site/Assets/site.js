// Small comforts; every page works without them.
(() => {
  'use strict';
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Filters act when they are changed.
  for (const form of all('form[data-submit-on-change]')) {
    form.addEventListener('change', (event) => { if (event.target.matches('select')) form.requestSubmit(); });
  }

  // Choosing a column of another form shows its fields; what stands in a file field would be lost, so then one presses.
  for (const button of all('button[data-forms]')) {
    const select = button.form.elements.column;
    const forms = Object.fromEntries(button.dataset.forms.split(' ').filter(Boolean).map((pair) => pair.split('=')));
    select.addEventListener('change', () => {
      const holdsFiles = all('input[type=file]', button.form).some((input) => input.files.length > 0);
      if (select.value && !holdsFiles && (forms[select.value] || 'text') !== button.dataset.form) button.click();
    });
  }

  // The sum of what is wrong is read first.
  const summary = document.querySelector('[data-focus]');
  if (summary) summary.focus();

  // What was typed is not lost by a slip.
  let dirty = false;
  for (const form of all('form.form[method=post]')) {
    form.addEventListener('input', () => { dirty = true; });
    form.addEventListener('submit', () => { dirty = false; });
  }
  window.addEventListener('beforeunload', (event) => { if (dirty) event.preventDefault(); });

  // One click is one submission; the one-time key holds the same without this.
  for (const form of all('form[method=post]')) {
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) return event.preventDefault();
      form.dataset.sent = 'yes';
      setTimeout(() => { delete form.dataset.sent; }, 8000);
    });
  }
  window.addEventListener('pageshow', () => { for (const form of all('form[data-sent]')) delete form.dataset.sent; });

  // Source and reading side by side: pointing at one lights the other (data-pair holds the same word on both).
  const light = (event, on) => {
    const from = event.target instanceof Element && event.target.closest('[data-pair]');
    if (!from) return;
    for (const element of all('[data-pair]')) {
      if (element.dataset.pair === from.dataset.pair) element.classList.toggle('lit', on);
    }
    if (on && !from.closest('.source')) showSource(from.dataset.pair);
  };
  const reading = (word) => all('[data-pair]').find((e) => e.dataset.pair === word && !e.closest('.source'));
  // Only the source's own box moves: the row under the pointer stays where it is.
  const showSource = (word) => {
    const place = all('.source [data-pair]').find((element) => element.dataset.pair === word);
    const box = place && place.closest('.source');
    if (!box || box.scrollHeight <= box.clientHeight) return;
    const [inner, outer] = [place.getBoundingClientRect(), box.getBoundingClientRect()];
    if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
    box.scrollTop += inner.top - outer.top - 24;
  };
  for (const place of all('.source [data-pair]')) {
    if (!reading(place.dataset.pair)) continue;
    place.classList.add('paired');
    place.addEventListener('click', () => reading(place.dataset.pair).focus());
  }
  for (const [start, end] of [['mouseover', 'mouseout'], ['focusin', 'focusout']]) {
    document.addEventListener(start, (event) => light(event, true));
    document.addEventListener(end, (event) => light(event, false));
  }

  // Words and titles while one types into the search box; old answers are dropped.
  for (const box of all('input[data-suggest]')) {
    let waiting, last = '';
    const show = async () => {
      const typed = box.value.trim();
      if (typed === last || typed.length < 2) return;
      last = typed;
      try {
        const answer = await fetch(box.dataset.suggest + (box.dataset.suggest.includes('?') ? '&' : '?') + 'q=' + encodeURIComponent(typed));
        if (!answer.ok || box.value.trim() !== typed) return;
        const found = await answer.json();
        const words = [...new Set([...found.words, ...found.titles.map((title) => title.title)])];
        box.list.replaceChildren(...words.map((word) => Object.assign(document.createElement('option'), { value: word })));
      } catch { /* Without suggestions the box works as well. */ }
    };
    box.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(show, 200); });
  }

  // Copies an address, a number or a code.
  for (const button of all('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = '已复制';
    });
  }
  for (const button of all('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
})();
