/*
 * What is inside the zoomed frame as a table: every child, also those too small to be drawn, or all that have nothing inside;
 * a hundred rows a page, and the sum below.
 */
(function (etcdray) {
  'use strict';

  const { format } = etcdray;
  const { element, swatch, colourClass, byId } = etcdray.dom;
  const ROWS = 100;

  function create(app) {
    byId('page-back').addEventListener('click', () => turn(app, -1));
    byId('page-on').addEventListener('click', () => turn(app, 1));
    byId('rows-all').addEventListener('click', () => app.set({ all: true, page: 0 }));
    byId('rows-inside').addEventListener('click', () => app.set({ all: false, page: 0 }));
    const filter = byId('rows');
    filter.addEventListener('input', () => app.set({ rows: filter.value, page: 0 }));
    filter.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || filter.value === '') return;
      event.preventDefault();
      event.stopPropagation();
      filter.value = '';
      app.set({ rows: '', page: 0 });
    });
    return {
      draw() {
        const { graph, state } = app;
        const rows = sorted(app, filtered(app, inView(app)));
        const pages = Math.max(1, Math.ceil(rows.length / ROWS));
        const page = Math.min(Math.max(0, state.page), pages - 1);
        const where = format.visible(graph.nameOf(state.zoom)).slice(0, 120);
        byId('inside-title').textContent = (state.all ? 'Everything in ' : 'Inside ') + where;
        byId('inside-count').textContent = format.count(rows.length);
        byId('rows-all').setAttribute('aria-pressed', String(state.all));
        byId('rows-inside').setAttribute('aria-pressed', String(!state.all));
        if (document.activeElement !== filter) filter.value = state.rows;
        byId('inside-head').replaceChildren(head(app));
        byId('inside-body').replaceChildren(
          ...rows.slice(page * ROWS, (page + 1) * ROWS).map((node) => row(app, node)),
        );
        byId('inside-foot').replaceChildren(...foot(app, rows));
        byId('inside-empty').textContent = state.rows === '' ? 'Nothing further inside.' : 'No name here contains this.';
        byId('inside-empty').hidden = rows.length > 0;
        byId('inside-table').hidden = rows.length === 0;
        byId('pager').hidden = pages === 1;
        byId('page-text').textContent = 'Page ' + (page + 1) + ' of ' + format.count(pages);
        byId('page-back').disabled = page === 0;
        byId('page-on').disabled = page === pages - 1;
      },
    };
  }

  function turn(app, step) {
    app.set({ page: app.state.page + step });
    app.say(byId('page-text').textContent);
  }

  /** What is directly inside the view, or what has nothing inside it and is anywhere in the view. */
  function inView(app) {
    const { node, range } = app.shown();
    if (!app.state.all)
      return range ? node.children.slice(range.from, range.from + range.count) : [...(node.children ?? [])];
    const inside = app.insideView();
    return app.tree.nodes.filter((each) => inside[each.data] && !each.children && each !== node);
  }

  function filtered(app, rows) {
    const wanted = app.state.rows.toLowerCase();
    if (wanted === '') return rows;
    return rows.filter((node) => app.graph.nameOf(node.data).toLowerCase().includes(wanted));
  }

  /** sort: '' by the metric shown; else "name", or a metric's number; a leading "-" turns it round. */
  function sorted(app, rows) {
    const { graph, state } = app;
    const back = state.sort.startsWith('-') ? -1 : 1;
    const by = state.sort.replace('-', '');
    if (by === 'name')
      return rows.sort((a, b) => back * compareNames(graph.nameOf(a.data), graph.nameOf(b.data)) || a.data - b.data);
    const values = by === 'aside' ? graph.aside.values : graph.values[by === '' ? state.metric : Number(by)];
    return rows.sort((a, b) => back * (values[b.data] - values[a.data]) || a.data - b.data);
  }

  /** What is no row's, and the sum: rows, own part and total are one addition. */
  function foot(app, rows) {
    const { graph, state } = app;
    const sums = graph.metrics.map((_, m) => rows.reduce((sum, node) => sum + graph.values[m][node.data], 0));
    if (state.rows !== '') return [footRow(app, 'These ' + format.count(rows.length), 'sum', sums)];
    const totals = graph.metrics.map((_, m) => app.valueInView(m));
    const own = totals.map((total, m) => total - sums[m]);
    const out = [footRow(app, 'Total', 'sum', totals)];
    if (own.some((value) => value !== 0))
      out.unshift(footRow(app, state.all ? 'Of what holds them' : 'Its own part', 'own', own));
    return out;
  }

  function footRow(app, label, kind, values) {
    const { graph, state } = app;
    return element(
      'tr',
      { class: 'foot-' + kind },
      element('th', { scope: 'row' }, label),
      ...graph.metrics.map((metric, m) =>
        element(
          'td',
          {
            class: m === state.metric ? 'num current' : 'num',
            title: format.exact(metric, values[m]),
            'data-sum': values[m],
            'data-metric': metric.id,
          },
          values[m] === 0 ? '–' : format.short(metric, values[m]),
        ),
      ),
      graph.aside && element('td', { class: 'num' }, ''),
      element(
        'td',
        { class: 'share' },
        element('span', {}, format.percent(values[state.metric], app.viewValue())),
      ),
    );
  }

  const compareNames = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  function head(app) {
    const { graph, state } = app;
    const column = (by, label, isNumber) => {
      const current = state.sort === '' ? String(state.metric) : state.sort.replace('-', '');
      const on = current === by;
      const turned = state.sort.startsWith('-');
      const direction = on ? ((by === 'name') === turned ? 'descending' : 'ascending') : null;
      return element(
        'th',
        { scope: 'col', class: isNumber ? 'num' : null, 'aria-sort': direction },
        element(
          'button',
          {
            type: 'button',
            class: 'sort',
            'data-sort': by,
            onclick: () => {
              app.set({ sort: on && !turned ? '-' + by : by, page: 0 });
              byId('inside-head')
                .querySelector('[data-sort="' + by + '"]')
                .focus();
            },
          },
          label,
          element(
            'span',
            { class: 'sort-mark', 'aria-hidden': 'true' },
            direction === null ? '' : direction === 'ascending' ? '↑' : '↓',
          ),
        ),
      );
    };
    return element(
      'tr',
      {},
      column('name', 'Name', false),
      ...graph.metrics.map((metric, m) => column(String(m), metric.label, true)),
      graph.aside && column('aside', graph.aside.label, true),
      element('th', { scope: 'col', class: 'share-head' }, 'Share'),
    );
  }

  function row(app, node) {
    const { graph, state } = app;
    const name = format.visible(graph.nameOf(node.data));
    const whole = app.viewValue();
    const share = whole > 0 ? node.value / whole : 0;
    return element(
      'tr',
      { 'data-frame': node.data },
      element(
        'th',
        { scope: 'row' },
        element(
          'button',
          { type: 'button', class: 'row-name', title: name.slice(0, 400), onclick: () => app.zoomTo(node.data) },
          swatch(colourClass(graph, node.data)),
          element('span', { dir: 'auto' }, name.slice(0, 200)),
          state.all && element('span', { class: 'row-path', dir: 'auto' }, way(app, node)),
        ),
      ),
      ...graph.metrics.map((metric, m) => {
        const value = graph.values[m][node.data];
        return element(
          'td',
          { class: m === state.metric ? 'num current' : 'num', title: format.exact(metric, value) },
          value === 0 ? '–' : format.short(metric, value),
        );
      }),
      graph.aside && element('td', { class: 'num' }, aside(graph, node.data)),
      element('td', { class: 'share' }, bar(share), element('span', {}, format.percent(node.value, whole))),
    );
  }

  const aside = (graph, index) => (graph.aside.values[index] < 0 ? '–' : format.count(graph.aside.values[index]));

  /** From the view down to what holds the row. */
  const way = (app, node) =>
    etcdray.tree
      .ancestors(node)
      .slice(app.zoomed().depth + 1, -1)
      .map((each) => format.visible(app.graph.nameOf(each.data)))
      .join(' / ')
      .slice(0, 120);

  function bar(share) {
    const svg = d3
      .create('svg:svg')
      .attr('class', 'bar')
      .attr('viewBox', '0 0 100 6')
      .attr('preserveAspectRatio', 'none')
      .attr('aria-hidden', 'true');
    svg.append('rect').attr('class', 'bar-track').attr('width', 100).attr('height', 6);
    svg
      .append('rect')
      .attr('class', 'bar-fill')
      .attr('width', 100 * share)
      .attr('height', 6);
    return svg.node();
  }

  etcdray.table = { create };
})((globalThis.etcdray ??= {}));
