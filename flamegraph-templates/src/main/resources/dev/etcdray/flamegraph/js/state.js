/* Everything a reader chose, and the same in the URL's hash: a link or a reload shows the same picture. */
(function (etcdray) {
  'use strict';

  /**
   * by, namespace (null: all, '': what is in none), written ([from, to] of bands, null: all): the view; wanted: the metric's
   * id, metric its number in the view's graph (0 where that has not got it). zoom, focus: frames; range: {from, count}, the
   * children shown of the zoomed one, null for all of it; dim: the category kept bright, -1 for all.
   */
  const initial = (source) => ({
    by: source.groupings[0].id,
    namespace: null,
    written: null,
    wanted: source.metrics[0].id,
    metric: 0,
    zoom: 0,
    range: null,
    query: '',
    layout: 'icicle',
    theme: '',
    dim: -1,
    focus: 'f0',
    sort: '',
    rows: '',
    all: false,
    page: 0,
  });

  const metricIn = (graph, id) =>
    Math.max(
      0,
      graph.metrics.findIndex((metric) => metric.id === id),
    );

  const encode = (text) => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));

  function toHash(source, graph, state) {
    const parts = [];
    const put = (key, value) => parts.push(key + '=' + value);
    if (state.by !== source.groupings[0].id) put('by', encode(state.by));
    if (state.wanted !== source.metrics[0].id) put('metric', encode(state.wanted));
    if (state.zoom !== 0) put('zoom', etcdray.tree.pathOf(graph, state.zoom));
    if (state.range) put('rest', state.range.from + '-' + state.range.count);
    if (state.namespace !== null) put('namespace', encode(state.namespace));
    if (state.written) put('written', state.written.join('-'));
    if (state.query !== '') put('search', encode(state.query));
    if (state.rows !== '') put('rows', encode(state.rows));
    if (state.all) put('all', '1');
    if (state.dim >= 0) put('only', encode(graph.categories[state.dim].id));
    if (state.layout !== 'icicle') put('layout', state.layout);
    if (state.theme !== '') put('theme', state.theme);
    return parts.join('&');
  }

  /** What a hash says, on top of the initial state. A hash is typed by anyone: what means nothing here is left out. */
  function fromHash(source, hash) {
    const state = initial(source);
    const said = new Map();
    for (const part of hash.replace(/^#/, '').split('&')) {
      const cut = part.indexOf('=');
      if (cut > 0) said.set(part.slice(0, cut), part.slice(cut + 1));
    }
    const text = (key) => decode(said.get(key) ?? '');
    state.by = source.grouping({ by: text('by') }).id;
    state.namespace = said.has('namespace') ? namespaceIn(source, text('namespace')) : null;
    state.written = bandsIn(source, said.get('written') ?? '');
    const graph = source.graph(state);
    if (source.knowsMetric(text('metric'))) state.wanted = text('metric');
    state.metric = metricIn(graph, state.wanted);
    state.zoom = etcdray.tree.frameAt(graph, said.get('zoom') ?? '');
    state.range = rangeIn(graph, state.zoom, said.get('rest') ?? '');
    state.query = text('search');
    state.rows = text('rows');
    state.all = said.get('all') === '1';
    state.dim = graph.categories.findIndex((category) => category.id === text('only'));
    if (said.get('layout') === 'flame') state.layout = 'flame';
    if (said.get('theme') === 'dark' || said.get('theme') === 'light') state.theme = said.get('theme');
    state.focus = 'f' + state.zoom;
    return state;
  }

  /** As the source writes it: a lone surrogate in a hash is another character. */
  const namespaceIn = (source, wanted) =>
    source.namespaces.map(({ name }) => name).find((name) => name === wanted || decode(encode(name)) === wanted) ?? null;

  function bandsIn(source, text) {
    if (!/^\d{1,5}-\d{1,5}$/.test(text)) return null;
    const [from, to] = text.split('-').map(Number);
    return from <= to && to < source.bands.length ? [from, to] : null;
  }

  function rangeIn(graph, zoom, text) {
    const [from, count] = /^\d{1,9}-\d{1,9}$/.test(text) ? text.split('-').map(Number) : [0, 0];
    return count > 0 && from + count <= graph.childCount[zoom] ? { from, count } : null;
  }

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
      return ''; // a broken escape in a hash someone typed names nothing
    }
  }

  etcdray.state = { initial, toHash, fromHash, metricIn };
})((globalThis.etcdray ??= {}));
