/* Everything a reader chose, and the same in the URL's hash: a link or a reload shows the same picture. */
(function (etcdray) {
  'use strict';

  /** zoom, focus: frames; range: {from, count}, the children shown of the zoomed one, null for all of it; dim: the category kept bright, -1 for all. */
  const initial = () => ({
    metric: 0,
    zoom: 0,
    range: null,
    query: '',
    layout: 'icicle',
    theme: '',
    dim: -1,
    focus: 'f0',
    sort: '',
    page: 0,
  });

  function toHash(graph, state) {
    const parts = [];
    const put = (key, value) => parts.push(key + '=' + value);
    if (state.metric !== 0) put('metric', encodeURIComponent(graph.metrics[state.metric].id));
    if (state.zoom !== 0) put('zoom', etcdray.tree.pathOf(graph, state.zoom));
    if (state.range) put('rest', state.range.from + '-' + state.range.count);
    if (state.query !== '') put('search', encodeURIComponent(state.query.replace(/\p{Cs}/gu, '\ufffd')));
    if (state.dim >= 0) put('only', encodeURIComponent(graph.categories[state.dim].id));
    if (state.layout !== 'icicle') put('layout', state.layout);
    if (state.theme !== '') put('theme', state.theme);
    return parts.join('&');
  }

  /** What a hash says, on top of the initial state. A hash is typed by anyone: what means nothing here is left out. */
  function fromHash(graph, hash) {
    const state = initial();
    const said = new Map();
    for (const part of hash.replace(/^#/, '').split('&')) {
      const cut = part.indexOf('=');
      if (cut > 0) said.set(part.slice(0, cut), part.slice(cut + 1));
    }
    const text = (key) => decode(said.get(key) ?? '');
    state.metric = Math.max(
      0,
      graph.metrics.findIndex((metric) => metric.id === text('metric')),
    );
    state.zoom = etcdray.tree.frameAt(graph, said.get('zoom') ?? '');
    state.range = rangeIn(graph, state.zoom, said.get('rest') ?? '');
    state.query = text('search');
    state.dim = graph.categories.findIndex((category) => category.id === text('only'));
    if (said.get('layout') === 'flame') state.layout = 'flame';
    if (said.get('theme') === 'dark' || said.get('theme') === 'light') state.theme = said.get('theme');
    state.focus = 'f' + state.zoom;
    return state;
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

  etcdray.state = { initial, toHash, fromHash };
})((globalThis.etcdray ??= {}));
