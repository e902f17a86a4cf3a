// In a page that is kept for many packs: puts a pack's document in the place of the last one's. The fonts go first, so that nothing is laid out twice.
window.press = {
  show: async ({ title, language, fonts, body }) => {
    // Charts are cleared once they are off the page: cleared on it, each would change the document under the next.
    const charts = [...document.querySelectorAll('.chart-canvas')].map((canvas) => echarts.getInstanceByDom(canvas));
    document.body.replaceChildren();
    charts.forEach((chart) => chart?.dispose());
    document.title = title;
    document.documentElement.lang = language;
    const style = document.getElementById('press-fonts') ?? document.head.insertBefore(document.createElement('style'), document.querySelector('style'));
    style.id = 'press-fonts';
    style.textContent = fonts;
    const missing = await window.pack.loadFonts();
    document.body.innerHTML = body;
    return missing;
  },
};
