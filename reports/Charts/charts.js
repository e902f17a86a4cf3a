// Draws every chart of the page from the options beside it. `window.pack.ready` resolves to the list of what went wrong.
(() => {
  const family = '"Noto Sans JP", sans-serif';

  const draw = (holder, { width, height }) => {
    const name = holder.dataset.chart;
    try {
      const spec = JSON.parse(holder.querySelector('script').textContent);
      const canvas = holder.querySelector('.chart-canvas');
      const chart = echarts.init(canvas, null, { renderer: 'svg', width, height });
      const tip = (points) => spec.tips[(Array.isArray(points) ? points[0] : points).dataIndex] || '';
      chart.setOption({
        ...spec.option,
        animation: false,
        textStyle: { fontFamily: family },
        tooltip: {
          trigger: 'axis', confine: true, formatter: tip, axisPointer: { type: 'none' },
          textStyle: { fontFamily: family, fontSize: 11, color: '#1A2433' }, padding: [4, 8],
        },
      });
      const drawn = canvas.querySelectorAll('svg path').length;
      return drawn >= spec.marks ? [] : [`chart '${name}' drew ${drawn} of at least ${spec.marks} marks`];
    } catch (error) {
      return [`chart '${name}' was not drawn: ${error.message}`];
    }
  };

  const loadFonts = async () => {
    const faces = await Promise.all([400, 500, 600, 700].map((weight) => document.fonts.load(`${weight} 12px "Noto Sans JP"`)));
    return faces.every((face) => face.length > 0) ? [] : ['Noto Sans JP did not load'];
  };

  const drawAll = async () => {
    const missing = await loadFonts();
    const holders = [...document.querySelectorAll('[data-chart]')];
    // All sizes are read before anything is drawn: each one read after a drawing would lay the whole document out again.
    const sizes = holders.map((holder) => holder.querySelector('.chart-canvas')).map((canvas) => ({ width: canvas?.clientWidth, height: canvas?.clientHeight }));
    return [...missing, ...holders.flatMap((holder, place) => draw(holder, sizes[place]))];
  };

  const draws = () => drawAll().catch((error) => [`charts: ${error.message}`]);
  window.pack = { loadFonts, draw: draws, ready: draws() };
})();
