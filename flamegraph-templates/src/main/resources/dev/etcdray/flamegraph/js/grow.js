/*
 * A tree that grows by paths, and the flat arrays it becomes: breadth first, siblings together, sums by one loop. Children
 * are found by name; a Map, so that "__proto__" is a name like any other.
 */
(function (etcdray) {
  'use strict';

  function create(metrics, rootName) {
    const names = [rootName];
    const parent = [-1];
    const category = [-1];
    const byName = [null];
    const own = [];
    const finish = [];

    /** A new child; twins are allowed. */
    function add(up, name, kind) {
      const made = names.push(name) - 1;
      parent.push(up);
      category.push(kind);
      byName.push(null);
      return made;
    }

    /** The child of that name, made where it is missing. */
    function child(up, name, kind) {
      const children = (byName[up] ??= new Map());
      let found = children.get(name);
      if (found === undefined) children.set(name, (found = add(up, name, kind)));
      return found;
    }

    const path = (up, segments, kind) => segments.reduce((at, name) => child(at, name, kind), up);

    /** value(metric) is the node's own. */
    const put = (node, value) => own.push([node, value]);

    /** Adds what is below another tree's root, with what is its own there. */
    function graft(up, graph) {
      const made = new Int32Array(graph.size);
      made[0] = up;
      for (let i = 1; i < graph.size; i++) {
        const node = (made[i] = add(made[graph.parent[i]], graph.nameOf(i), graph.category[i]));
        put(node, (m) => etcdray.data.ownValues(graph, m)[i]);
      }
    }

    /** Names that are known once all is there: rename(node, {parent, siblings}). */
    const later = (node, rename) => finish.push([node, rename]);

    /** Own values come as [node, value(metric)] or, for many, as columns: {node: Int32Array, values: [Float64Array]}. */
    function graph(head, columns) {
      const size = names.length;
      const children = new Int32Array(size);
      for (let i = 1; i < size; i++) children[parent[i]]++;
      for (const [node, rename] of finish) names[node] = rename(children[parent[node]]);
      const { order, place, parents, firstChild } = breadthFirst(parent, children);
      const values = Array.from({ length: metrics }, (_, m) => {
        const sums = new Float64Array(size);
        for (const [node, value] of own) sums[place[node]] += value(m);
        if (columns) for (let r = 0; r < columns.node.length; r++) {
          if (columns.node[r] >= 0) sums[place[columns.node[r]]] += columns.values[m][r];
        }
        for (let i = size - 1; i > 0; i--) sums[parents[i]] += sums[i];
        return sums;
      });
      const kinds = kindsOf(order, parents, category);
      return etcdray.data.withNames({
        ...head,
        size,
        texts: names,
        nameIndex: order,
        parent: parents,
        firstChild,
        childCount: Int32Array.from(order, (i) => children[i]),
        category: kinds,
        mixed: etcdray.data.mixedFrames(parents, kinds),
        values,
        place,
      });
    }

    return { add, child, path, put, graft, later, graph };
  }

  /** order[new] = old, place[old] = new; children keep the order they came in. */
  function breadthFirst(parent, children) {
    const size = parent.length;
    const next = new Int32Array(size).fill(-1);
    const first = new Int32Array(size).fill(-1);
    for (let i = size - 1; i > 0; i--) {
      next[i] = first[parent[i]];
      first[parent[i]] = i;
    }
    const order = new Int32Array(size);
    const place = new Int32Array(size);
    const parents = new Int32Array(size).fill(-1);
    const firstChild = new Int32Array(size);
    let end = 1;
    for (let at = 0; at < size; at++) {
      const node = order[at];
      if (children[node] > 0) firstChild[at] = end;
      for (let c = first[node]; c >= 0; c = next[c]) {
        order[end] = c;
        place[c] = end;
        parents[end++] = at;
      }
    }
    return { order, place, parents, firstChild };
  }

  /** A frame made only to lead to others (-1) is of its first child's kind. */
  function kindsOf(order, parents, category) {
    const kinds = Int32Array.from(order, (i) => category[i]);
    for (let i = kinds.length - 1; i > 0; i--) {
      if (kinds[i] < 0) kinds[i] = 0;
      if (category[order[parents[i]]] < 0) kinds[parents[i]] = kinds[i];
    }
    return Uint16Array.from(kinds, (kind) => Math.max(0, kind));
  }

  etcdray.grow = { create };
})((globalThis.etcdray ??= {}));
