/* One tile a metric: what it comes to in all, and the switch between them. */
(function (etcdray) {
  'use strict';

  const { format } = etcdray;
  const { element, byId } = etcdray.dom;

  function create(app) {
    const { graph } = app;
    byId('metrics').replaceChildren(...graph.metrics.map((metric, m) => tile(app, metric, m)));

    return {
      draw() {
        for (const [m, button] of [...byId('metrics').children].entries()) {
          const on = m === app.state.metric;
          button.setAttribute('aria-checked', String(on));
          button.tabIndex = on ? 0 : -1;
        }
        byId('definition').textContent = graph.metrics[app.state.metric].definition;
      },
    };
  }

  function tile(app, metric, m) {
    const total = app.graph.values[m][0];
    return element(
      'button',
      {
        type: 'button',
        role: 'radio',
        class: 'metric',
        'data-metric': metric.id,
        title: metric.definition,
        onclick: () => app.set({ metric: m }),
        onkeydown: (event) => arrow(app, event, m),
      },
      element('span', { class: 'metric-label' }, metric.label),
      element('span', { class: 'metric-value' }, format.short(metric, total)),
      element('span', { class: 'metric-exact' }, metric.unit === 'BYTES' ? format.exact(metric, total) : 'in all'),
    );
  }

  function arrow(app, event, m) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const count = app.graph.metrics.length;
    const next = (m + step + count) % count;
    app.set({ metric: next });
    byId('metrics').children[next].focus();
  }

  etcdray.header = { create };
})((globalThis.etcdray ??= {}));
