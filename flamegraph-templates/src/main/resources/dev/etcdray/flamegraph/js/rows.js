/* The rows of a report, and the trees they make in each grouping. */
(function (etcdray) {
  'use strict';

  const { format } = etcdray;
  const WITHOUT = '(no namespace)';
  const VALUE_BYTES = {
    id: 'valueBytes',
    label: 'Value bytes',
    unit: 'BYTES',
    definition:
      'Bytes of the values of live objects, by the field they are in. Exact: what introduces a field belongs to it. Keys and what etcd adds to an entry are not in it.',
  };
  const GROUPINGS = [
    ['resource', 'Resource', 'resource, namespace, name'],
    ['namespace', 'Namespace', 'namespace, resource, name'],
    ['prefix', 'Key prefix', 'keys split at each slash'],
    ['file', 'File structure', 'what every byte of the file is'],
    ['anatomy', 'Fields', 'fields inside live objects'],
  ];

  function create(head, data) {
    const { texts, places } = data;
    const text = (n) => (n < 0 ? null : texts[n]);
    const all = columns(data.rows);
    const banded = columns(data.bands);
    const bandStart = [0];
    for (const count of data.bands.count) bandStart.push(bandStart.at(-1) + count);
    const parts = etcdray.data.graph(head, data.parts);
    const rootName = parts.nameOf(0);
    const inBands = new Set(banded.place.map((p) => places.namespace[p]));
    const namespaces = namespaceSizes();
    const namespaceNumber = new Map([...new Set(places.namespace)].map((n) => [text(n) ?? '', n]));
    const countedBy = head.metrics.findIndex((metric) => metric.id === 'objects');

    /** Namespaces by name, each with its value under each metric; '' is for what is in none. */
    function namespaceSizes() {
      const sums = new Map();
      all.place.forEach((p, r) => {
        const name = text(places.namespace[p]) ?? '';
        let sum = sums.get(name);
        if (!sum) sums.set(name, (sum = new Array(all.values.length).fill(0)));
        for (let m = 0; m < sum.length; m++) sum[m] += all.values[m][r];
      });
      return [...sums].map(([name, values]) => ({ name, values })).sort((a, b) => (a.name < b.name ? -1 : 1));
    }

    const canBeDivided = (namespace) => namespace === null || inBands.has(namespaceNumber.get(namespace) ?? -2);

    function graph({ by, namespace, written }) {
      if (by === 'file') return { ...etcdray.data.graph(head, data.file), whole: null };
      if (by === 'anatomy') return fields();
      const only = namespace === null ? null : (namespaceNumber.get(namespace) ?? -2);
      const name = [
        namespace === null ? '' : namespace === '' ? 'outside namespaces' : 'namespace ' + namespace,
        written && rangeText(written),
      ].filter(Boolean);
      const tree = etcdray.grow.create(head.metrics.length, name.join(', ') || rootName);
      const nodeOf = placeNodes(tree, by);
      const wanted = (p) => only === null || places.namespace[p] === only;
      const own = written ? bandRows(nodeOf, wanted, written) : namedRows(tree, by, nodeOf, wanted);
      if (only === null && !written) tree.graft(0, parts);
      const whole = only === null && !written ? null : parts.values.map((values) => values[0]);
      return tree.graph({ ...head, whole }, own);
    }

    /** Where a place stands in a grouping: its node, made when first asked for. */
    function placeNodes(tree, by) {
      const known = new Int32Array(places.resource.length).fill(-1);
      return (p) => {
        if (known[p] < 0) known[p] = tree.path(0, pathOf(by, p), places.category[p]);
        return known[p];
      };
    }

    function pathOf(by, p) {
      const directory = text(places.directory[p]) ?? '';
      const resource = text(places.resource[p]);
      const segments = split(directory);
      if (by === 'prefix') return segments;
      const outer = resource ?? segments[0];
      const namespace = text(places.namespace[p]) ?? WITHOUT;
      if (by === 'namespace') return [namespace, outer];
      if (resource !== null) return [resource, namespace];
      return segments.length > 1 ? [outer, directory] : [outer];
    }

    function namedRows(tree, by, nodeOf, wanted) {
      const node = new Int32Array(all.place.length).fill(-1);
      const splitNames = by === 'prefix';
      const rests = new Map();
      all.place.forEach((p, r) => {
        if (!wanted(p)) return;
        const up = nodeOf(p);
        const name = data.rows.name[r];
        const kind = places.category[p];
        if (name === null) {
          node[r] = tree.add(up, '', kind);
          tree.later(node[r], restName(countedBy < 0 ? 0 : all.values[countedBy][r], rests, up, p));
          return;
        }
        const segments = splitNames && places.resource[p] < 0 && name.includes('/') ? name.split('/') : [name];
        const last = segments.pop();
        node[r] = tree.add(tree.path(up, segments, kind), last, kind);
      });
      return { node, values: all.values };
    }

    /** "… 12 smaller objects", or "12 objects" where none is named; whose they are, where others stand beside them. */
    function restName(count, rests, up, p) {
      const beside = rests.get(up) ?? [];
      rests.set(up, beside.concat(p));
      return (siblings) => {
        const many = count === 1 ? ' object' : ' objects';
        const named = siblings > rests.get(up).length;
        const what = count === 0 ? 'deleted objects' : (named ? '… ' : '') + format.count(count) + (named ? ' smaller' : '') + many;
        if (rests.get(up).length === 1) return what;
        const of = [text(places.resource[p]), text(places.namespace[p])].filter(Boolean);
        return of.length === 0 ? what : what + ' of ' + of.join(' in ');
      };
    }

    function bandRows(nodeOf, wanted, [from, to]) {
      const end = bandStart[to + 1];
      const node = new Int32Array(banded.place.length).fill(-1);
      for (let r = bandStart[from]; r < end; r++) if (wanted(banded.place[r])) node[r] = nodeOf(banded.place[r]);
      return { node, values: banded.values };
    }

    const rangeText = ([from, to]) =>
      'written in revisions ' + format.count(data.bands.from[from]) + '–' + format.count(data.bands.to[to]);

    function fields() {
      const tree = etcdray.grow.create(1, 'values of live objects');
      const counted = [];
      data.fields.path.forEach((path, i) => {
        const kind = data.fields.category[i];
        const node = tree.path(0, [text(data.fields.resource[i]), ...path], kind);
        tree.put(node, () => data.fields.bytes[i]);
        counted.push([node, data.fields.objects[i]]);
      });
      const made = tree.graph({ ...head, metrics: [VALUE_BYTES], whole: null });
      const values = new Float64Array(made.size).fill(-1);
      for (const [node, objects] of counted) values[made.place[node]] = objects;
      // a count that does not add up: a field's objects have its neighbours as well
      return { ...made, aside: { label: 'In objects', values } };
    }

    const there = { file: data.file !== null, anatomy: data.fields.path.length > 0 };
    return {
      groupings: GROUPINGS.filter(([id]) => there[id] ?? true).map(([id, label, title]) => ({
        id,
        label,
        title,
        rows: !(id in there),
      })),
      namespaces: namespaces.length === 1 && namespaces[0].name === '' ? [] : namespaces,
      bands: data.bands.from.map((from, i) => ({ from, to: data.bands.to[i] })),
      hasParts: parts.size > 1,
      canBeDivided,
      graph,
    };
  }

  /** Places from steps, values from arrays or {sum: [a, b]}. */
  function columns({ place, values }) {
    let at = 0;
    const made = [];
    for (let m = values.length - 1; m >= 0; m--) {
      const { sum } = values[m];
      made[m] = sum
        ? Float64Array.from(place, (_, r) => made[sum[0]][r] + made[sum[1]][r])
        : Float64Array.from(values[m]);
    }
    return { place: place.map((step) => (at += step)), values: made };
  }

  /** "/registry/pods/default/" as "/registry", "pods", "default". */
  function split(directory) {
    if (directory === '') return ['(root)'];
    const segments = directory.replace(/\/$/, '').split('/');
    return segments[0] === '' && segments.length > 1 ? ['/' + segments[1], ...segments.slice(2)] : segments;
  }

  etcdray.rows = { create };
})((globalThis.etcdray ??= {}));
