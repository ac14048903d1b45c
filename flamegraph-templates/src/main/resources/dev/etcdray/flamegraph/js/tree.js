/* The laid-out tree: d3's partition over all frames for one metric at a time; zooming only moves a window over it. */
(function (etcdray) {
  'use strict';

  function create(graph) {
    const root = d3.hierarchy(0, (i) => {
      const n = graph.childCount[i];
      return n === 0 ? undefined : Array.from({ length: n }, (_, k) => graph.firstChild[i] + k);
    });
    const nodes = new Array(graph.size);
    root.eachBefore((node) => (nodes[node.data] = node));
    const partition = d3.partition().size([1, root.height + 1]);

    /** Largest first; equal ones in the order the data has them. */
    function layout(metric) {
      const values = graph.values[metric];
      for (let i = 0; i < nodes.length; i++) nodes[i].value = values[i];
      root.sort((a, b) => b.value - a.value || a.data - b.data);
      partition(root);
    }

    return { root, nodes, layout };
  }

  /** From the root down to the node, both included. */
  const ancestors = (node) => node.ancestors().reverse();

  const isAncestorOrSelf = (above, node) => {
    for (let at = node; at; at = at.parent) if (at === above) return true;
    return false;
  };

  // --- a path as text, for the URL: names, and a number where siblings share a name

  const LONE_SURROGATE = /\p{Cs}/gu;
  const LONGEST_PATH = 2000;
  const encode = (name) => encodeURIComponent(name.replace(LONE_SURROGATE, '\ufffd')).replaceAll('~', '%7E');

  const segmentOf = (graph, index) => {
    const segment = encode(graph.nameOf(index));
    let twins = 0;
    for (let i = graph.firstChild[graph.parent[index]]; i < index; i++)
      if (encode(graph.nameOf(i)) === segment) twins++;
    return twins === 0 ? segment : segment + '~' + twins;
  };

  /** The way from the root as "a/b/c"; a way too long for a URL becomes the frame's number, "~123". */
  function pathOf(graph, index) {
    const segments = [];
    let length = 0;
    for (let i = index; i > 0; i = graph.parent[i]) {
      segments.push(segmentOf(graph, i));
      length += segments.at(-1).length + 1;
      if (length > LONGEST_PATH) return '~' + index;
    }
    return segments.reverse().join('/');
  }

  /** The frame a path names; where the path does not lead all the way, the last frame it reaches. */
  function frameAt(graph, path) {
    if (path === '') return 0;
    if (/^~\d+$/.test(path)) return Number(path.slice(1)) < graph.size ? Number(path.slice(1)) : 0;
    let at = 0;
    for (const segment of path.split('/')) {
      const [name, twin = '0'] = segment.split('~');
      let left = Number(twin);
      let found = -1;
      const end = graph.firstChild[at] + graph.childCount[at];
      for (let i = graph.firstChild[at]; i < end && found < 0; i++) {
        if (encode(graph.nameOf(i)) === name && left-- === 0) found = i;
      }
      if (found < 0) return at;
      at = found;
    }
    return at;
  }

  /** A path for people and for the clipboard: never anything invisible in it. */
  const readablePath = (graph, node) =>
    ancestors(node)
      .slice(1)
      .map((n) => etcdray.format.visible(graph.nameOf(n.data)))
      .join(' / ') || etcdray.format.visible(graph.nameOf(0));

  etcdray.tree = { create, ancestors, isAncestorOrSelf, pathOf, frameAt, readablePath };
})((globalThis.etcdray ??= {}));
