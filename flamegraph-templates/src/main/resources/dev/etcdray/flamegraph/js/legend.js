/* Each category with what it comes to inside the view: every byte counts for the category of the frame whose own it is. */
(function (etcdray) {
  'use strict';

  const { format } = etcdray;
  const { element, swatch, byId } = etcdray.dom;

  function create(app) {
    const chips = app.source.categories.map((category, c) => {
      const value = element('span', { class: 'chip-value' });
      const chip = element(
        'button',
        {
          type: 'button',
          class: 'chip',
          'data-category': category.id,
          onclick: () => app.set({ dim: app.state.dim === c ? -1 : c }),
        },
        swatch(category.colour),
        element('span', { class: 'chip-label' }, category.label),
        value,
      );
      return { chip, value };
    });
    byId('legend').replaceChildren(...chips.map(({ chip }) => chip));

    return {
      draw() {
        const metric = app.graph.metrics[app.state.metric];
        const sums = categorySums(app);
        const total = app.viewValue();
        const there = new Set(app.graph.category);
        chips.forEach(({ chip, value }, c) => {
          chip.hidden = !there.has(c);
          value.textContent =
            sums[c] === 0 ? '–' : format.short(metric, sums[c]) + ' · ' + format.percent(sums[c], total);
          chip.setAttribute('aria-pressed', String(app.state.dim === c));
          chip.setAttribute('data-sum', sums[c]);
          chip.classList.toggle('none', sums[c] === 0);
          chip.title = category(app, c, sums[c]);
        });
      },
    };
  }

  const category = (app, c, sum) =>
    app.graph.categories[c].label + ': ' + format.exact(app.graph.metrics[app.state.metric], sum) + ' in this view';

  function categorySums(app) {
    const { graph, state } = app;
    const own = etcdray.data.ownValues(graph, state.metric);
    const inside = app.insideView();
    const sums = new Float64Array(graph.categories.length);
    for (let i = 0; i < graph.size; i++) if (inside[i]) sums[graph.category[i]] += own[i];
    return sums;
  }

  etcdray.legend = { create };
})((globalThis.etcdray ??= {}));
