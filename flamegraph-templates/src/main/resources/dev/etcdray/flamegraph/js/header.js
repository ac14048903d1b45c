/* One tile a metric: what it comes to in all, and the switch between them. */
(function (etcdray) {
  'use strict';

  const { format } = etcdray;
  const { element, byId } = etcdray.dom;

  function create(app) {
    let drawn = null;
    return {
      draw() {
        const { graph, state } = app;
        const holder = byId('metrics');
        if (graph !== drawn) {
          const focused = holder.contains(document.activeElement);
          holder.replaceChildren(...graph.metrics.map((metric, m) => tile(app, metric, m)));
          if (focused) holder.children[state.metric].focus();
          drawn = graph;
        }
        for (const [m, button] of [...holder.children].entries()) {
          const on = m === state.metric;
          button.setAttribute('aria-checked', String(on));
          button.tabIndex = on ? 0 : -1;
        }
        byId('definition').textContent = graph.metrics[state.metric].definition;
      },
    };
  }

  function tile(app, metric, m) {
    const { graph } = app;
    const total = graph.values[m][0];
    const exact = metric.unit === 'BYTES' ? format.exact(metric, total) : '';
    const share = graph.whole ? format.percent(total, graph.whole[m]) + ' of the whole' : '';
    return element(
      'button',
      {
        type: 'button',
        role: 'radio',
        class: 'metric',
        'data-metric': metric.id,
        'data-total': total,
        title: metric.definition,
        onclick: () => app.set({ metric: m }),
        onkeydown: (event) => arrow(app, event, m),
      },
      element('span', { class: 'metric-label' }, metric.label),
      element('span', { class: 'metric-value' }, format.short(metric, total)),
      element('span', { class: 'metric-exact' }, exact || (share ? '' : 'in all')),
      share !== '' && element('span', { class: 'metric-share' }, share),
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
