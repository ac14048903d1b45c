/* The application: one state, one way to change it, and every part drawn from it. */
(function (etcdray) {
  'use strict';

  const { format } = etcdray;
  const { byId } = etcdray.dom;

  function create(source) {
    const app = {
      source,
      graph: null,
      state: etcdray.state.fromHash(source, location.hash),
      tree: null,
      found: null,
      boxes: [],
      cameFrom: [],
      jumpedTo: -1,
    };
    let cache = {};

    /** Takes the graph of the state's view, where it is another one. */
    function take() {
      const graph = source.graph(app.state);
      if (graph === app.graph) return;
      app.graph = graph;
      app.tree = etcdray.tree.create(graph);
      app.cameFrom = [];
      cache = { laidOut: -1, searched: '', below: null, belowOf: -1 };
    }
    take();

    app.zoomed = () => app.tree.nodes[app.state.zoom];
    app.homeKey = () => 'f' + app.state.zoom;
    app.say = (text) => (byId('status').textContent = text);

    /** What is in view. A range with nothing in it under this metric is none. */
    app.shown = () => {
      const node = app.zoomed();
      const { range } = app.state;
      return { node, range: range && etcdray.boxes.restOf(node, range.from, range.count).count > 0 ? range : null };
    };
    app.viewValue = () => {
      const { node, range } = app.shown();
      return range ? etcdray.boxes.restOf(node, range.from, range.count).value : node.value;
    };

    /** The same under any metric. */
    app.valueInView = (m) => {
      const { node, range } = app.shown();
      if (!range) return app.graph.values[m][node.data];
      return node.children
        .slice(range.from, range.from + range.count)
        .reduce((sum, child) => sum + app.graph.values[m][child.data], 0);
    };

    /** 1 for every frame inside the view. */
    app.insideView = () => {
      const inside = new Uint8Array(app.graph.size);
      const { node, range } = app.shown();
      if (!range) inside[node.data] = 1;
      else for (const child of node.children.slice(range.from, range.from + range.count)) inside[child.data] = 1;
      for (let i = 1; i < app.graph.size; i++) if (inside[app.graph.parent[i]]) inside[i] = 1;
      return inside;
    };

    /** 1 for every frame that is of the chosen category or holds one that is. */
    app.categoryBelow = () => {
      const { graph, state } = app;
      if (cache.belowOf === state.dim) return cache.below;
      const below = new Uint8Array(graph.size);
      for (let i = graph.size - 1; i >= 0; i--) {
        if (graph.category[i] === state.dim && !graph.mixed[i]) below[i] = 1;
        if (below[i] && i > 0) below[graph.parent[i]] = 1;
      }
      cache.below = below;
      cache.belowOf = state.dim;
      return below;
    };

    /** The box the details speak of: the focused one, drawn or not; else the view's. */
    app.selected = () =>
      app.boxes.find((box) => box.key === app.state.focus) ?? {
        key: app.homeKey(),
        kind: 'frame',
        node: app.zoomed(),
        from: 0,
        count: 1,
        value: app.zoomed().value,
      };

    app.valueOf = (box, metric) => {
      if (box.kind !== 'rest') return app.graph.values[metric][box.node.data];
      return box.node.children
        .slice(box.from, box.from + box.count)
        .reduce((sum, child) => sum + app.graph.values[metric][child.data], 0);
    };

    /** Changes the state and draws. push: a step that the browser's Back undoes. */
    app.set = (patch, push = false) => {
      const before = app.state;
      app.state = { ...before, ...patch };
      if ('metric' in patch) app.state.wanted = app.graph.metrics[patch.metric].id;
      const viewChanged = ['by', 'namespace', 'written'].some((key) => key in patch && String(patch[key]) !== String(before[key]));
      if (viewChanged) changeView(before);
      // which children are small depends on the metric
      if (app.state.metric !== before.metric) app.state.range = null;
      draw();
      // dragging a range over the timeline is one step
      writeHash(push || (viewChanged && !(before.written && app.state.written)));
      if (viewChanged) app.say(viewSpoken());
      else if (app.state.metric !== before.metric) app.say(totalSpoken());
      else if (app.state.query !== before.query) app.say(byId('found').textContent);
    };

    /** The same place in the other view, as far as it leads there. */
    function changeView(before) {
      const path = app.state.by === before.by ? etcdray.tree.pathOf(app.graph, app.state.zoom) : '';
      take();
      const { graph, state } = app;
      state.zoom = path.startsWith('~') ? 0 : etcdray.tree.frameAt(graph, path);
      state.metric = etcdray.state.metricIn(graph, state.wanted);
      Object.assign(state, { range: null, focus: 'f' + state.zoom, page: 0, sort: '' });
    }

    const totalSpoken = () => {
      const metric = app.graph.metrics[app.state.metric];
      return metric.label + ': ' + format.exact(metric, app.tree.root.value);
    };

    const viewSpoken = () =>
      [source.grouping(app.state).label + ', ' + format.visible(app.graph.nameOf(app.state.zoom)), totalSpoken(), ...app.said()]
        .join('. ');

    app.sayView = () => app.say(viewSpoken());

    /** What of the choices does not apply here, as sentences. */
    app.said = () => {
      const { graph, state } = app;
      const said = source.said(state);
      const wanted = source.metrics.find((metric) => metric.id === state.wanted);
      if (graph.metrics[state.metric].id !== state.wanted)
        said.unshift('“' + wanted.label + '” is not known by ' + source.grouping(state).label.toLowerCase() + ': this is “' + graph.metrics[state.metric].label + '”.');
      return said;
    };

    app.zoomTo = (index, range = null, remember = true) => {
      const { zoom, range: now } = app.state;
      if (index === zoom && range?.from === now?.from && range?.count === now?.count) return;
      if (remember) app.cameFrom.push({ zoom, range: now });
      app.set({ zoom: index, range, focus: 'f' + index, page: 0, sort: '' }, true);
      app.say(
        'Zoomed to ' +
          format.visible(app.graph.nameOf(index)).slice(0, 200) +
          ', ' +
          format.exact(app.graph.metrics[app.state.metric], app.viewValue()),
      );
    };

    /** Click or Enter: a frame fills the width; "N smaller" opens up. */
    app.open = (box) => app.zoomTo(box.node.data, box.kind === 'rest' ? { from: box.from, count: box.count } : null);

    /** Escape: to where this zoom came from, else one level up; with nothing to leave, the search is cleared. */
    app.back = () => {
      const { zoom, range, query } = app.state;
      if (zoom === 0 && !range) {
        if (query !== '') app.set({ query: '' });
        else if (app.state.dim >= 0) app.set({ dim: -1 });
        else if (app.state.written) app.set({ written: null });
        else if (app.state.namespace !== null) app.set({ namespace: null });
        return;
      }
      let target = { zoom: range ? zoom : app.graph.parent[zoom], range: null };
      while (app.cameFrom.length > 0) {
        const last = app.cameFrom.pop();
        const wider =
          last.zoom === zoom
            ? range && (last.range?.count ?? Infinity) > range.count
            : etcdray.tree.isAncestorOrSelf(app.tree.nodes[last.zoom], app.zoomed());
        if (!wider) continue;
        target = last;
        break;
      }
      const hadFocus = byId('flame').contains(document.activeElement);
      app.zoomTo(target.zoom, target.range, false);
      if (hadFocus) app.focusFrame();
    };

    app.select = (key) => {
      if (key === app.state.focus) return;
      app.state = { ...app.state, focus: key };
      app.view.rove();
      app.details.draw();
    };

    app.focusFrame = (options) => {
      const key = app.boxes.some((box) => box.key === app.state.focus) ? app.state.focus : app.homeKey();
      app.view.elementOf(key)?.focus(options);
    };

    app.toggleTheme = () => {
      const dark = matchMedia('(prefers-color-scheme: dark)').matches;
      const now = app.state.theme || (dark ? 'dark' : 'light');
      const next = now === 'dark' ? 'light' : 'dark';
      app.set({ theme: next === (dark ? 'dark' : 'light') ? '' : next });
    };

    app.copyPath = async () => {
      const path = etcdray.tree.readablePath(app.graph, app.selected().node);
      app.say((await etcdray.clipboard.copy(path)) ? 'Copied: ' + path : 'The browser did not let the path be copied');
      byId('copied').textContent = byId('status').textContent.startsWith('Copied') ? 'Copied' : 'Not allowed';
      setTimeout(() => (byId('copied').textContent = ''), 2000);
    };

    function draw() {
      take();
      const { graph, state } = app;
      if (cache.laidOut !== state.metric) app.tree.layout(state.metric);
      const searchKey = state.metric + ' ' + state.query;
      if (cache.searched !== searchKey) {
        app.found = etcdray.search.search(graph, state.metric, state.query);
        app.jumpedTo = -1;
      }
      cache.laidOut = state.metric;
      cache.searched = searchKey;
      if (state.theme === '') document.documentElement.removeAttribute('data-theme');
      else document.documentElement.setAttribute('data-theme', state.theme);
      for (const layout of ['icicle', 'flame'])
        byId('layout-' + layout).setAttribute('aria-pressed', String(state.layout === layout));
      app.view.draw();
      for (const part of app.parts) part.draw();
      document.dispatchEvent(new CustomEvent('etcdray:drawn'));
    }

    function writeHash(push) {
      const hash = etcdray.state.toHash(source, app.graph, app.state);
      if ('#' + hash === (location.hash || '#')) return;
      const url = location.pathname + location.search + (hash === '' ? '' : '#' + hash);
      if (push) history.pushState(null, '', url);
      else history.replaceState(null, '', url);
    }

    app.readHash = () => {
      app.state = etcdray.state.fromHash(source, location.hash);
      draw();
    };
    app.draw = draw;
    return app;
  }

  etcdray.app = { create };
})((globalThis.etcdray ??= {}));
