/* The way from the root to the view; each step a button. A long way keeps its two ends. */
(function (etcdray) {
  'use strict';

  const { format } = etcdray;
  const { element, byId } = etcdray.dom;
  const MOST = 12;

  function create(app) {
    return {
      draw() {
        const { state } = app;
        const way = etcdray.tree.ancestors(app.zoomed());
        const steps = way.map((node) => crumb(app, node, !app.shown().range && node === app.zoomed()));
        if (steps.length > MOST)
          steps.splice(
            2,
            steps.length - MOST,
            element('span', { class: 'crumb-gap' }, '… ' + (steps.length - MOST) + ' levels …'),
          );
        const { node, range } = app.shown();
        if (range) {
          const { count } = etcdray.boxes.restOf(node, range.from, range.count);
          steps.push(
            element(
              'span',
              { class: 'crumb here', 'aria-current': 'location' },
              '… ' + format.count(count) + ' smaller',
            ),
          );
        }
        byId('crumbs').replaceChildren(...steps.map((step) => element('li', {}, step)));
        byId('reset').disabled = state.zoom === 0 && !state.range;
      },
    };
  }

  function crumb(app, node, here) {
    const name = format.visible(app.graph.nameOf(node.data));
    return element(
      'button',
      {
        type: 'button',
        class: here ? 'crumb here' : 'crumb',
        'aria-current': here ? 'location' : null,
        title: name.slice(0, 400),
        onclick: () => app.zoomTo(node.data),
      },
      name.slice(0, 200),
    );
  }

  etcdray.crumbs = { create };
})((globalThis.etcdray ??= {}));
