/* The search field: what it found and how much that is; n and N go from match to match. */
(function (etcdray) {
  'use strict';

  const { format } = etcdray;
  const { byId } = etcdray.dom;
  const TYPING_MS = 120;

  function create(app) {
    const field = byId('search');
    let timer = 0;
    field.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => app.set({ query: field.value }), TYPING_MS);
    });
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        clearTimeout(timer);
        app.set({ query: field.value });
        jump(app, event.shiftKey ? -1 : 1);
      } else if (event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        clearTimeout(timer);
        field.value = '';
        app.set({ query: '' });
        app.focusFrame();
      }
    });
    byId('next').addEventListener('click', () => jump(app, 1));
    byId('previous').addEventListener('click', () => jump(app, -1));

    return {
      draw() {
        if (document.activeElement !== field) field.value = app.state.query;
        const text = summary(app);
        const out = byId('found');
        out.textContent = text;
        out.dataset.sum = app.found && !app.found.problem ? app.found.sum : '';
        byId('found-row').hidden = text === '';
        const none = !app.found || app.found.problem || app.found.tops.length === 0;
        byId('next').disabled = none;
        byId('previous').disabled = none;
        field.setAttribute('aria-invalid', String(Boolean(app.found?.problem)));
      },
    };
  }

  function summary(app) {
    const { found, graph, state } = app;
    if (!found) return '';
    if (found.problem) return found.problem;
    const metric = graph.metrics[state.metric];
    const frames = found.hits === 1 ? '1 frame' : format.count(found.hits) + ' frames';
    const share = format.percent(found.sum, app.tree.root.value);
    const exact = format.exact(metric, found.sum);
    const sum = metric.unit === 'BYTES' && found.sum >= 1024 ? format.bytes(found.sum) + ' (' + exact + ')' : exact;
    return (
      frames +
      ' · ' +
      sum +
      ' · ' +
      share +
      ' of all' +
      (found.cutShort ? ' · stopped early: the pattern takes too long' : '')
    );
  }

  /** The next match in drawing order. One too narrow to be drawn is zoomed to. */
  function jump(app, step) {
    if (!app.found || app.found.problem || app.found.tops.length === 0) return;
    const order = drawingOrder(app);
    const at = order.indexOf(app.jumpedTo);
    const next = order[at < 0 ? (step > 0 ? 0 : order.length - 1) : (at + step + order.length) % order.length];
    app.jumpedTo = next;
    const drawn = app.boxes.some((box) => box.key === 'f' + next && !box.above);
    if (drawn) app.set({ focus: 'f' + next });
    else app.zoomTo(next);
    app.focusFrame();
    app.say('Match ' + (order.indexOf(next) + 1) + ' of ' + order.length);
  }

  function drawingOrder(app) {
    const wanted = new Set(app.found.tops);
    const order = [];
    app.tree.root.eachBefore((node) => {
      if (wanted.has(node.data)) order.push(node.data);
    });
    return order;
  }

  etcdray.searchbar = { create, jump };
})((globalThis.etcdray ??= {}));
