// Comforts of the staff side: what a choice brings, and marks on a text or a page. Everything works without them.
(() => {
  'use strict';
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Beside the list of decisions: what the chosen one brings, and only the fields it asks for.
  for (const list of all('select[data-guide]')) {
    const guide = document.getElementById(list.dataset.guide);
    const note = Object.assign(document.createElement('p'), { className: 'hint guide-note' });
    note.setAttribute('role', 'status');
    list.after(note);
    const show = () => {
      const entry = list.value && all('[data-code]', guide).find((each) => each.dataset.code === list.value);
      note.textContent = entry ? entry.querySelector('dd').textContent : '';
      for (const part of all('[data-for]', list.form)) {
        part.hidden = list.value !== '' && !part.dataset.for.split(' ').includes(list.value);
      }
    };
    list.addEventListener('change', show);
    show();
  }

  // Marks: text that is selected, boxes that are drawn.
  const form = document.querySelector('form[data-redact]');
  if (!form) return;
  const marks = form.querySelector('[data-marks]');
  const ground = form.querySelector('[name=ground]');
  const add = (place, words) => {
    const value = `${place}:${ground.value}`;
    if (all('[name=mark]', form).some((box) => box.value === value)) return;
    const id = `f-drawn-${marks.children.length}`;
    const box = Object.assign(document.createElement('input'), { type: 'checkbox', name: 'mark', value, checked: true, id });
    const label = document.createElement('label');
    label.htmlFor = id;
    label.append(words);
    const line = Object.assign(document.createElement('p'), { className: 'check' });
    line.append(box, label);
    const item = document.createElement('li');
    item.append(line);
    marks.append(item);
    const none = form.querySelector('[data-none]');
    if (none) none.hidden = true;
    return box;
  };

  const length = (text) => [...text].length;
  const paragraphs = all('[data-paragraph]', form);
  const cut = () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const chosen = selection.getRangeAt(0);
    for (const paragraph of paragraphs) {
      if (!chosen.intersectsNode(paragraph)) continue;
      const part = document.createRange();
      part.selectNodeContents(paragraph);
      if (paragraph.contains(chosen.startContainer)) part.setStart(chosen.startContainer, chosen.startOffset);
      if (paragraph.contains(chosen.endContainer)) part.setEnd(chosen.endContainer, chosen.endOffset);
      const text = part.toString();
      if (!text) continue;
      const before = document.createRange();
      before.selectNodeContents(paragraph);
      before.setEnd(part.startContainer, part.startOffset);
      const from = length(before.toString()) + 1;
      add(`t${paragraph.dataset.paragraph}:${from}-${from + length(text) - 1}`, `${paragraph.dataset.place}：${text}`);
    }
    selection.removeAllRanges();
  };
  if (paragraphs.length) {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: '遮盖选中的文字' });
    // The selection must outlive the press of the button.
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', cut);
    ground.closest('.field').after(button);
  }

  for (const page of all('svg[data-page]', form)) {
    let start, rect;
    const at = (event) => {
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(page.getScreenCTM().inverse());
      const { width, height } = page.viewBox.baseVal;
      return { x: Math.min(Math.max(point.x, 0), width), y: Math.min(Math.max(point.y, 0), height) };
    };
    const box = (end) => ({
      x: Math.floor(Math.min(start.x, end.x)), y: Math.floor(Math.min(start.y, end.y)),
      width: Math.ceil(Math.abs(end.x - start.x)), height: Math.ceil(Math.abs(end.y - start.y)),
    });
    page.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      start = at(event);
      rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
      rect.setAttribute('class', 'cut');
      page.append(rect);
      page.setPointerCapture(event.pointerId);
    });
    page.addEventListener('pointermove', (event) => {
      if (!rect) return;
      for (const [name, value] of Object.entries(box(at(event)))) rect.setAttribute(name, value);
    });
    page.addEventListener('pointerup', (event) => {
      if (!rect) return;
      const drawn = rect, { x, y, width, height } = box(at(event));
      rect = null;
      if (width < 200 || height < 200) return drawn.remove();
      const tick = add(`b${page.dataset.page}:${x},${y},${width},${height}`, `第 ${page.dataset.page} 页上框选的一处`);
      if (!tick) return drawn.remove();
      tick.addEventListener('change', () => drawn.classList.toggle('off', !tick.checked));
    });
  }
})();
