// What a reader would see as a fault of layout: text over text, text or boxes outside the text area, titles, charts or tables over one another,
// a title on two lines, a footer of more than two, a body that runs into its footer. Evaluates to a list of texts, each with page and element.
(() => {
  const found = [];
  const slack = 1;
  const outside = (inner, outer) => inner.left < outer.left - slack || inner.right > outer.right + slack
    || inner.top < outer.top - slack || inner.bottom > outer.bottom + slack;
  const shared = (a, b) => Math.min(Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  const short = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
  const nameOf = (element) => {
    const chart = element.closest('[data-chart]');
    if (chart) return `chart '${chart.dataset.chart}'`;
    if (element.tagName === 'TABLE') return `table '${short((element.caption ?? element.querySelector('th, td') ?? element).textContent.trim())}'`;
    if (/^H\d$/.test(element.tagName)) return `title '${short(element.textContent.trim())}'`;
    return `${element.tagName.toLowerCase()} ${element.getAttribute('class') ?? ''}`.trim();
  };
  const linesOf = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const tops = [...range.getClientRects()].filter((rect) => rect.width > 0).map((rect) => rect.bottom);
    return tops.sort((a, b) => a - b).filter((top, i) => i === 0 || top - tops[i - 1] > 4).length;
  };

  // The ink of a line is about 1.0 em high; the line box is higher and may overlap without harm.
  const textsOf = (sheet) => {
    const texts = [];
    const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const owner = node.parentElement;
      if (!node.data.trim() || owner.closest('script, style, desc, title, .unseen')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const size = parseFloat(getComputedStyle(owner).fontSize);
      for (const rect of range.getClientRects()) {
        if (rect.width < 0.5) continue;
        const trim = Math.max(0, (rect.height - size * 0.9) / 2);
        const drawing = owner.closest('svg')?.getBoundingClientRect();
        if (drawing && outside(rect, drawing)) found.push(`page ${[...document.querySelectorAll('.sheet')].indexOf(sheet) + 1}: '${node.data.trim()}' is cut off by its chart`);
        texts.push({ text: node.data.trim(), left: rect.left, right: rect.right, top: rect.top + trim, bottom: rect.bottom - trim });
      }
    }
    return texts;
  };

  document.querySelectorAll('.sheet').forEach((sheet, index) => {
    const page = `page ${index + 1}`;
    const paper = sheet.getBoundingClientRect();
    const padding = getComputedStyle(sheet);
    const box = {
      left: paper.left + parseFloat(padding.paddingLeft), right: paper.right - parseFloat(padding.paddingRight), top: paper.top, bottom: paper.bottom,
    };
    const texts = textsOf(sheet);
    for (const text of texts) if (outside(text, box)) found.push(`${page}: '${text.text}' leaves the text area`);
    for (const element of sheet.querySelectorAll('.sheet-body *, .sheet-foot *')) {
      if (!element.parentElement.closest('svg') && !element.closest('script, .unseen') && outside(element.getBoundingClientRect(), box)) found.push(`${page}: ${nameOf(element)} leaves the text area`);
    }
    const boxes = [...sheet.querySelectorAll('h1, h2, h3, table, [data-chart]')].filter((element) => !element.closest('.unseen'))
      .map((element) => ({ element, rect: element.getBoundingClientRect() }));
    for (let i = 0; i < boxes.length; i++) {
      for (let k = i + 1; k < boxes.length; k++) {
        const nested = boxes[i].element.contains(boxes[k].element);
        if (!nested && shared(boxes[i].rect, boxes[k].rect) > slack) found.push(`${page}: ${nameOf(boxes[i].element)} lies over ${nameOf(boxes[k].element)}`);
      }
    }
    texts.sort((a, b) => a.top - b.top);
    for (let i = 0; i < texts.length; i++) {
      for (let k = i + 1; k < texts.length && texts[k].top < texts[i].bottom; k++) {
        if (shared(texts[i], texts[k]) > slack) found.push(`${page}: '${texts[i].text}' lies over '${texts[k].text}'`);
      }
    }
    for (const title of sheet.querySelectorAll('.one-line')) {
      if (linesOf(title) > 1 || title.scrollWidth > title.clientWidth + slack) found.push(`${page}: '${title.textContent.trim()}' does not fit on one line`);
    }
    for (const note of sheet.querySelectorAll('.two-lines')) {
      if (linesOf(note) > 2) found.push(`${page}: '${note.textContent.trim().slice(0, 30)}…' takes more than two lines`);
    }
    const foot = sheet.querySelector('.sheet-foot')?.getBoundingClientRect();
    const body = sheet.querySelector('.sheet-body');
    if (foot && body) {
      const end = Math.max(...[...body.querySelectorAll('*')].filter((element) => !element.closest('.unseen')).map((element) => element.getBoundingClientRect().bottom));
      if (end > foot.top + slack) found.push(`${page}: the body runs ${Math.round(end - foot.top)} px into the footer`);
    }
  });
  return found;
})()
