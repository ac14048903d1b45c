/* The application: one state, one way to change it, and every part drawn from it. */
(function (etcdray) {
  'use strict';

  const { format } = etcdray;
  const { byId } = etcdray.dom;

  function create(graph) {
    const app = {
      graph,
      state: etcdray.state.fromHash(graph, location.hash),
      tree: etcdray.tree.create(graph),
      found: null,
      boxes: [],
      cameFrom: [],
      jumpedTo: -1,
    };
    const cache = { laidOut: -1, searched: '', below: null, belowOf: -1 };

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

    /** 1 for every frame inside the view. */
    app.insideView = () => {
      const inside = new Uint8Array(graph.size);
      const { node, range } = app.shown();
      if (!range) inside[node.data] = 1;
      else for (const child of node.children.slice(range.from, range.from + range.count)) inside[child.data] = 1;
      for (let i = 1; i < graph.size; i++) if (inside[graph.parent[i]]) inside[i] = 1;
      return inside;
    };

    /** 1 for every frame that is of the chosen category or holds one that is. */
    app.categoryBelow = () => {
      if (cache.belowOf === app.state.dim) return cache.below;
      const below = new Uint8Array(graph.size);
      for (let i = graph.size - 1; i >= 0; i--) {
        if (graph.category[i] === app.state.dim && !graph.mixed[i]) below[i] = 1;
        if (below[i] && i > 0) below[graph.parent[i]] = 1;
      }
      cache.below = below;
      cache.belowOf = app.state.dim;
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
      if (box.kind !== 'rest') return graph.values[metric][box.node.data];
      return box.node.children
        .slice(box.from, box.from + box.count)
        .reduce((sum, child) => sum + graph.values[metric][child.data], 0);
    };

    /** Changes the state and draws. push: a step that the browser's Back undoes. */
    app.set = (patch, push = false) => {
      const before = app.state;
      app.state = { ...before, ...patch };
      // which children are small depends on the metric
      if (app.state.metric !== before.metric) app.state.range = null;
      draw();
      writeHash(push);
      if (app.state.metric !== before.metric) {
        const metric = graph.metrics[app.state.metric];
        app.say(metric.label + ': ' + format.exact(metric, app.tree.root.value));
      } else if (app.state.query !== before.query) app.say(byId('found').textContent);
    };

    app.zoomTo = (index, range = null, remember = true) => {
      const { zoom, range: now } = app.state;
      if (index === zoom && range?.from === now?.from && range?.count === now?.count) return;
      if (remember) app.cameFrom.push({ zoom, range: now });
      app.set({ zoom: index, range, focus: 'f' + index, page: 0, sort: '' }, true);
      app.say(
        'Zoomed to ' +
          format.visible(graph.nameOf(index)).slice(0, 200) +
          ', ' +
          format.exact(graph.metrics[app.state.metric], app.viewValue()),
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
        return;
      }
      let target = { zoom: range ? zoom : graph.parent[zoom], range: null };
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

    app.focusFrame = () => {
      const key = app.boxes.some((box) => box.key === app.state.focus) ? app.state.focus : app.homeKey();
      app.view.elementOf(key)?.focus();
    };

    app.toggleTheme = () => {
      const dark = matchMedia('(prefers-color-scheme: dark)').matches;
      const now = app.state.theme || (dark ? 'dark' : 'light');
      const next = now === 'dark' ? 'light' : 'dark';
      app.set({ theme: next === (dark ? 'dark' : 'light') ? '' : next });
    };

    app.copyPath = async () => {
      const path = etcdray.tree.readablePath(graph, app.selected().node);
      app.say((await etcdray.clipboard.copy(path)) ? 'Copied: ' + path : 'The browser did not let the path be copied');
      byId('copied').textContent = byId('status').textContent.startsWith('Copied') ? 'Copied' : 'Not allowed';
      setTimeout(() => (byId('copied').textContent = ''), 2000);
    };

    function draw() {
      const { state } = app;
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
    }

    function writeHash(push) {
      const hash = etcdray.state.toHash(graph, app.state);
      if ('#' + hash === (location.hash || '#')) return;
      const url = location.pathname + location.search + (hash === '' ? '' : '#' + hash);
      if (push) history.pushState(null, '', url);
      else history.replaceState(null, '', url);
    }

    app.readHash = () => {
      app.state = etcdray.state.fromHash(graph, location.hash);
      draw();
    };
    app.draw = draw;
    return app;
  }

  etcdray.app = { create };
})((globalThis.etcdray ??= {}));
