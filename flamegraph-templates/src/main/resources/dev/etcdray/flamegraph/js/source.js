/*
 * Where graphs come from: a view (grouping, namespace, range of when it was written) in, one graph out. A page with one
 * plain tree has one grouping and nothing to filter by.
 */
(function (etcdray) {
  'use strict';

  const KEPT = 3;

  /** {head, data} as the page holds them. */
  function create({ head, data }) {
    const rows = data.rows ? etcdray.rows.create(head, data) : null;
    const groupings = rows ? rows.groupings : [{ id: 'tree', label: 'Tree', title: '', rows: false }];
    const plain = rows ? null : etcdray.data.graph(head, data.tree);
    const kept = new Map();
    const source = {
      title: head.title,
      metrics: head.metrics,
      categories: head.categories,
      groupings,
      namespaces: rows ? rows.namespaces : [],
      bands: rows ? rows.bands : [],
    };

    const metricIds = new Set(head.metrics.map((metric) => metric.id));
    source.knowsMetric = (id) => metricIds.has(id);

    source.grouping = (view) => groupings.find((grouping) => grouping.id === view.by) ?? groupings[0];

    /** What of the view cannot be applied, as sentences. */
    source.said = (view) => {
      const grouping = source.grouping(view);
      const said = [];
      if (!rows) return said;
      if (!grouping.rows) {
        if (view.namespace !== null) said.push(grouping.label + ' is not divided by namespace: this is all of it.');
        if (view.written !== null) said.push(grouping.label + ' is not divided by when it was written: this is all of it.');
      } else if (view.written !== null) {
        said.push(
          rows.canBeDivided(view.namespace)
            ? 'By when it was written, resource and namespace are known, single names are not.'
            : 'When it was written is not kept apart for this namespace: this is all of it.',
        );
      }
      if (grouping.rows && view.namespace !== null && rows.hasParts)
        said.push('What belongs to no namespace (page overhead, free pages) is left out.');
      return said;
    };

    /** The part of the view that does apply. */
    const applied = (view) => {
      const grouping = source.grouping(view);
      const namespace = grouping.rows ? view.namespace : null;
      const written = grouping.rows && view.written && rows.canBeDivided(namespace) ? view.written : null;
      return { by: grouping.id, namespace, written };
    };

    source.graph = (view) => {
      if (plain) return plain;
      const asked = applied(view);
      const key = JSON.stringify(asked);
      const known = kept.get(key) ?? rows.graph(asked);
      kept.delete(key);
      kept.set(key, known);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value);
      return known;
    };

    source.isFiltered = (view) => {
      const { namespace, written } = applied(view);
      return namespace !== null || written !== null;
    };
    return source;
  }

  etcdray.source = { create };
})((globalThis.etcdray ??= {}));
