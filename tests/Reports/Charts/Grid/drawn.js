// What a reader would see as a fault of a drawing, asked of every box with a name: texts over one another, a text or a mark outside its chart, nothing
// drawn, a missing value bridged by the line or filled in a heatmap, a figure wider than its cell. Evaluates to a list of texts, each with the chart's name.
(gaps) => {
  const found = [];
  const slack = 0.8;
  const outside = (inner, outer) => inner.left < outer.left - slack || inner.right > outer.right + slack || inner.top < outer.top - slack || inner.bottom > outer.bottom + slack;
  const inkOf = (text) => {
    const box = text.getBoundingClientRect();
    const trim = Math.max(0, (box.height - parseFloat(getComputedStyle(text).fontSize) * 0.9) / 2);
    return { text: text.textContent, left: box.left, right: box.right, top: box.top + trim, bottom: box.bottom - trim };
  };
  for (const holder of document.querySelectorAll('[data-case]')) {
    const name = holder.dataset.case;
    if (holder.querySelector('.heatmap')) {
      for (const cell of holder.querySelectorAll('.heatmap th, .heatmap td')) {
        const range = document.createRange();
        range.selectNodeContents(cell);
        const box = cell.getBoundingClientRect();
        if ([...range.getClientRects()].some((ink) => ink.left < box.left - slack || ink.right > box.right + slack)) found.push(`${name}: '${cell.textContent.trim()}' leaves its cell`);
      }
      const blank = holder.querySelectorAll('.heatmap tbody td:not(.size):not(.cell)').length;
      if (blank !== gaps[name]) found.push(`${name}: ${blank} cells are blank where ${gaps[name]} have no value`);
      continue;
    }
    const drawing = holder.querySelector('svg');
    if (!drawing) {
      found.push(`${name}: nothing is drawn`);
      continue;
    }
    const frame = drawing.getBoundingClientRect();
    const marks = [...drawing.querySelectorAll('path, rect, circle, line')].filter((mark) => mark.getBoundingClientRect().width + mark.getBoundingClientRect().height > 1);
    if (marks.length === 0) found.push(`${name}: no mark is drawn`);
    for (const mark of marks) {
      const box = mark.getBoundingClientRect();
      if (!mark.closest('defs') && outside(box, { left: frame.left - 2, right: frame.right + 2, top: frame.top - 2, bottom: frame.bottom + 2 })) found.push(`${name}: a mark leaves the chart`);
    }
    const texts = [...drawing.querySelectorAll('text')].filter((text) => text.textContent.trim()).map(inkOf);
    for (const text of texts) if (outside(text, frame)) found.push(`${name}: '${text.text}' leaves the chart`);
    for (let i = 0; i < texts.length; i++) {
      for (let k = i + 1; k < texts.length; k++) {
        const across = Math.min(texts[i].right, texts[k].right) - Math.max(texts[i].left, texts[k].left);
        const down = Math.min(texts[i].bottom, texts[k].bottom) - Math.max(texts[i].top, texts[k].top);
        if (across > slack && down > slack) found.push(`${name}: '${texts[i].text}' lies over '${texts[k].text}'`);
      }
    }
    // A line without a gap begins once. The axis' lines and dots begin once too, and are not lines of more than two points.
    const broken = [...drawing.querySelectorAll('path[fill="none"]')].filter((path) => (path.getAttribute('d').match(/M/g) ?? []).length > 1).length;
    if (broken < (gaps[name] ?? 0)) found.push(`${name}: ${broken} lines are broken where ${gaps[name]} have a value missing`);
  }
  return found;
}
