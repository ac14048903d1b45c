/*
 * The current view as text for other programs. Each frame comes with what is its own, so that a column adds up to the
 * view's total, whatever is inside what.
 */
(function (etcdray) {
  'use strict';

  const FORMULA = /^[=+\-@\t\r]/;

  /** The frames in view, breadth first: {index, path: [names from the view's root on]}, without the view's siblings. */
  function frames(app) {
    const { graph } = app;
    const { node } = app.shown();
    const inside = app.insideView();
    inside[node.data] = 1;
    const out = [];
    const place = new Map();
    for (let i = 0; i < graph.size; i++) {
      if (!inside[i]) continue;
      place.set(i, out.length);
      out.push({ index: i, up: i === node.data ? -1 : place.get(graph.parent[i]) });
    }
    return out;
  }

  /** Names from the root of all down to a frame. */
  function pathOf(graph, index) {
    const names = [];
    for (let i = index; i > 0; i = graph.parent[i]) names.push(graph.nameOf(i));
    return names.reverse();
  }

  /** A frame's own value; of a view that shows some children only, the zoomed frame's own is not in it. */
  function ownOf(app, metric, index) {
    const { node, range } = app.shown();
    return range && index === node.data ? 0 : etcdray.data.ownValues(app.graph, metric)[index];
  }

  const rowsWithOwn = (app) =>
    frames(app).filter(({ index }) => app.graph.metrics.some((_, m) => ownOf(app, m, index) !== 0));

  /** A spreadsheet takes what begins with = + - @ for a formula. */
  const cell = (value) => {
    if (typeof value === 'number') return String(value);
    const text = FORMULA.test(value) ? "'" + value : value;
    return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  };

  function csv(app) {
    const { graph } = app;
    const head = ['path', 'name', 'category', ...graph.metrics.map((metric) => metric.id)];
    const lines = rowsWithOwn(app).map(({ index }) => [
      pathOf(graph, index).map(etcdray.format.visible).join(' / '),
      etcdray.format.visible(graph.nameOf(index)),
      graph.categories[graph.category[index]].label,
      ...graph.metrics.map((_, m) => ownOf(app, m, index)),
    ]);
    return [head, ...lines].map((line) => line.map(cell).join(',') + '\r\n').join('');
  }

  /** A list, each frame with its parent's place in it: a tree as deep as a key is long needs no recursion. */
  function json(app) {
    const { graph, state, source } = app;
    const { node, range } = app.shown();
    const written = state.written?.map((band) => source.bands[band]);
    return (
      JSON.stringify(
        {
          schema: 'etcdray/flamegraph/v1',
          title: graph.title,
          grouping: state.by,
          namespace: state.namespace,
          written: written ? { from: written[0].from, to: written[1].to } : null,
          notApplied: app.said(),
          zoom: pathOf(graph, node.data),
          metrics: graph.metrics.map((metric, m) => ({ ...metric, total: app.valueInView(m) })),
          values: graph.metrics.map((metric) => metric.id),
          frames: frames(app).map(({ index, up }) => ({
            name: graph.nameOf(index),
            parent: up,
            category: graph.categories[graph.category[index]].id,
            values: graph.metrics.map((_, m) =>
              range && index === node.data ? app.valueInView(m) : graph.values[m][index],
            ),
          })),
        },
        null,
        1,
      ) + '\n'
    );
  }

  /** One line a frame with something of its own: "a;b;c 123". */
  function folded(app) {
    const { graph, state } = app;
    return frames(app)
      .map(({ index }) => [index, ownOf(app, state.metric, index)])
      .filter(([, own]) => own !== 0)
      .map(([index, own]) => [graph.nameOf(0), ...pathOf(graph, index)].map(escaped).join(';') + ' ' + own + '\n')
      .join('');
  }

  /** What would end a name or a line, by its UTF-8 bytes in percent. */
  const escaped = (name) =>
    name === ''
      ? '(empty)'
      : name
          .replace(/\p{Cs}/gu, '\ufffd')
          .replace(/[%;\p{Cc}\p{Zl}\p{Zp}\p{Zs}\ufeff]/gu, (c) =>
            Array.from(new TextEncoder().encode(c), (byte) => '%' + byte.toString(16).toUpperCase().padStart(2, '0')).join(''),
          );

  /** "etcdray-snapshot.db-namespace-payments-live": what is in it, in characters every file system takes. */
  function fileName(app, ending) {
    const { graph, state } = app;
    const plain = (text) =>
      text
        .normalize('NFKD')
        .replace(/[^A-Za-z0-9._-]+/g, '_')
        .replace(/^[._-]+|[._-]+$/g, '')
        .slice(0, 40);
    const words = [app.source.grouping(state).id, state.namespace, graph.metrics[state.metric].id];
    return ['etcdray', ...words.filter(Boolean).map(plain).filter(Boolean)].join('-') + '.' + ending;
  }

  etcdray.texts = { csv, json, folded, fileName };
})((globalThis.etcdray ??= {}));
