/* Start: data, parts, listeners, first picture. If anything fails, the static tables stay and the page says why. */
(function (etcdray) {
  'use strict';

  const { byId } = etcdray.dom;

  async function start() {
    const source = etcdray.source.create(etcdray.data.hasPageData() ? await etcdray.data.fromPage() : etcdray.demo());
    const app = etcdray.app.create(source);
    byId('static').hidden = true;
    byId('app').hidden = false;
    byId('actions').hidden = false;
    const holder = byId('flame');
    app.view = etcdray.render.create(app, holder);
    app.details = etcdray.details.create(app);
    app.parts = [etcdray.header, etcdray.filters, etcdray.legend, etcdray.crumbs, etcdray.searchbar, etcdray.table, etcdray.links]
      .map((part) => part.create(app))
      .concat(app.details);
    const tip = etcdray.details.tooltip(app, holder);
    etcdray.keyboard.create(app, holder);
    holder.addEventListener('click', (event) => {
      const frame = event.target.closest('g.frame');
      if (!frame) return;
      tip.hide();
      app.open(d3.select(frame).datum());
      app.focusFrame();
    });
    byId('reset').addEventListener('click', () => app.zoomTo(0));
    for (const layout of ['icicle', 'flame'])
      byId('layout-' + layout).addEventListener('click', () => app.set({ layout }));
    byId('theme').addEventListener('click', () => app.toggleTheme());
    etcdray.export.create(app);
    app.draw();
    new ResizeObserver(() => app.view.resize()).observe(holder);
    etcdray.running = app;
    etcdray.sections.create(app);
    performance.mark('etcdray-drawn');
    document.documentElement.dataset.ready = 'true';
  }

  start().catch((error) => {
    byId('app').hidden = true;
    byId('static').hidden = false;
    byId('failed').hidden = false;
    byId('failed').textContent = 'The interactive page could not start: ' + error.message;
    document.documentElement.dataset.ready = 'failed';
    console.error(error);
  });
})((globalThis.etcdray ??= {}));
