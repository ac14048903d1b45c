/* What is inside the zoomed frame as a table: every child, also those too small to be drawn; a hundred rows a page. */
(function (etcdray) {
  'use strict';

  const { format } = etcdray;
  const { element, swatch, colourClass, byId } = etcdray.dom;
  const ROWS = 100;

  function create(app) {
    byId('page-back').addEventListener('click', () => app.set({ page: app.state.page - 1 }));
    byId('page-on').addEventListener('click', () => app.set({ page: app.state.page + 1 }));
    return {
      draw() {
        const { graph, state } = app;
        const rows = sorted(app);
        const pages = Math.max(1, Math.ceil(rows.length / ROWS));
        const page = Math.min(Math.max(0, state.page), pages - 1);
        byId('inside-title').textContent = 'Inside ' + format.visible(graph.nameOf(state.zoom)).slice(0, 120);
        byId('inside-count').textContent = format.count(rows.length);
        byId('inside-head').replaceChildren(head(app));
        byId('inside-body').replaceChildren(
          ...rows.slice(page * ROWS, (page + 1) * ROWS).map((node) => row(app, node)),
        );
        byId('inside-empty').hidden = rows.length > 0;
        byId('inside-table').hidden = rows.length === 0;
        byId('pager').hidden = pages === 1;
        byId('page-text').textContent = 'Page ' + (page + 1) + ' of ' + pages;
        byId('page-back').disabled = page === 0;
        byId('page-on').disabled = page === pages - 1;
      },
    };
  }

  /** sort: '' by the metric shown; else "name", or a metric's number; a leading "-" turns it round. */
  function sorted(app) {
    const { graph, state } = app;
    const children = [...(app.zoomed().children ?? [])];
    const back = state.sort.startsWith('-') ? -1 : 1;
    const by = state.sort.replace('-', '');
    if (by === 'name')
      return children.sort(
        (a, b) => back * compareNames(graph.nameOf(a.data), graph.nameOf(b.data)) || a.data - b.data,
      );
    const values = graph.values[by === '' ? state.metric : Number(by)];
    return children.sort((a, b) => back * (values[b.data] - values[a.data]) || a.data - b.data);
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
      element('th', { scope: 'col', class: 'share-head' }, 'Share'),
    );
  }

  function row(app, node) {
    const { graph, state } = app;
    const name = format.visible(graph.nameOf(node.data));
    const share = node.parent.value > 0 ? node.value / node.parent.value : 0;
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
      element('td', { class: 'share' }, bar(share), element('span', {}, format.percent(node.value, node.parent.value))),
    );
  }

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
