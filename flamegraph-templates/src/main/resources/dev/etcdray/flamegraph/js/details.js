/* The selected frame to the last byte, and the same, smaller, beside the pointer. */
(function (etcdray) {
  'use strict';

  const { format } = etcdray;
  const { element, swatch, colourClass, categoryLabel, byId } = etcdray.dom;

  function create(app) {
    byId('copy-path').addEventListener('click', () => app.copyPath());
    return {
      draw() {
        const box = app.selected();
        byId('details-body').replaceChildren(...content(app, box), ...more(app, box));
      },
    };
  }

  function content(app, box) {
    const { graph } = app;
    const index = box.node.data;
    const kind =
      box.kind === 'rest'
        ? [element('span', { class: 'rest-mark' }), element('span', {}, 'in ' + format.visible(graph.nameOf(index)))]
        : [swatch(colourClass(graph, index)), element('span', {}, categoryLabel(graph, index))];
    return [
      element('div', { class: 'detail-name', dir: 'auto' }, etcdray.render.title(graph, box)),
      element('div', { class: 'detail-kind' }, ...kind),
      numbers(app, box),
    ];
  }

  /** One row a metric: exact, in units, and as shares. */
  function numbers(app, box) {
    const { graph, state } = app;
    const above = box.kind === 'rest' ? box.node : box.node.parent;
    const head = element(
      'tr',
      {},
      element('th', { scope: 'col' }, element('span', { class: 'visually-hidden' }, 'Metric')),
      element('th', { scope: 'col', class: 'num' }, 'Exact'),
      element('th', { scope: 'col', class: 'num' }, 'Of all'),
      element('th', { scope: 'col', class: 'num' }, 'Of parent'),
    );
    const rows = graph.metrics.map((metric, m) => {
      const value = app.valueOf(box, m);
      const units = metric.unit === 'BYTES' && value >= 1024 ? format.bytes(value) : null;
      return element(
        'tr',
        { class: m === state.metric ? 'current' : null, 'data-metric': metric.id },
        element('th', { scope: 'row' }, metric.label),
        element(
          'td',
          { class: 'num' },
          element('span', { class: 'exact' }, format.exact(metric, value)),
          units && element('span', { class: 'units' }, units),
        ),
        element('td', { class: 'num' }, format.percent(value, graph.values[m][0])),
        element('td', { class: 'num' }, above ? format.percent(value, graph.values[m][above.data]) : '–'),
      );
    });
    if (graph.aside && box.kind !== 'rest' && graph.aside.values[box.node.data] >= 0)
      rows.push(
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, graph.aside.label),
          element('td', { class: 'num' }, element('span', { class: 'exact' }, format.count(graph.aside.values[box.node.data]))),
          element('td', { class: 'num' }, '–'),
          element('td', { class: 'num' }, '–'),
        ),
      );
    return element('table', { class: 'numbers' }, element('thead', {}, head), element('tbody', {}, ...rows));
  }

  function more(app, box) {
    const { graph, state } = app;
    const metric = graph.metrics[state.metric];
    const out = [];
    if (box.kind !== 'rest' && box.node.children) {
      const own = etcdray.data.ownValues(graph, state.metric)[box.node.data];
      out.push(
        element(
          'p',
          { class: 'detail-note' },
          format.count(box.node.children.length) + ' inside; its own part: ' + format.exact(metric, own),
        ),
      );
    }
    if (app.valueOf(box, state.metric) === 0) {
      out.push(
        element('p', { class: 'detail-note' }, 'Nothing here under “' + metric.label + '”, so it is not drawn.'),
      );
    }
    out.push(
      element(
        'p',
        { class: 'detail-path', dir: 'auto', id: 'detail-path' },
        etcdray.tree.readablePath(graph, box.node),
      ),
    );
    return out;
  }

  function tooltip(app, holder) {
    const tip = byId('tooltip');
    const hide = () => (tip.hidden = true);
    const boxOf = (target) => d3.select(target.closest('g.frame')).datum();
    holder.addEventListener('pointermove', (event) => {
      if (event.pointerType === 'touch' || !event.target.closest('g.frame')) return hide();
      const box = boxOf(event.target);
      if (tip.hidden || tip.dataset.key !== box.key || tip.dataset.metric !== String(app.state.metric)) {
        tip.dataset.key = box.key;
        tip.dataset.metric = app.state.metric;
        tip.replaceChildren(...content(app, box));
        tip.hidden = false;
      }
      place(tip, event.clientX, event.clientY);
    });
    holder.addEventListener('pointerleave', hide);
    addEventListener('scroll', hide, { passive: true });
    return { hide };
  }

  /** Beside the pointer, and never over the window's edge. */
  function place(tip, x, y) {
    const gap = 16;
    const { offsetWidth: w, offsetHeight: h } = tip;
    const left = x + gap + w > innerWidth ? Math.max(8, x - gap - w) : x + gap;
    const top = y + gap + h > innerHeight ? Math.max(8, y - gap - h) : y + gap;
    tip.style.left = left + 'px';
    tip.style.top = top + 'px';
  }

  etcdray.details = { create, tooltip };
})((globalThis.etcdray ??= {}));
