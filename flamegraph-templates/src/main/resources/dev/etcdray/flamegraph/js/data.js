/*
 * From the page's data blocks to flat arrays. Frames come breadth first, so a parent always stands before its children and
 * siblings stand together; every sum over the tree is then one loop over arrays, whatever its depth.
 */
(function (etcdray) {
  'use strict';

  /** Reads the two data blocks Java writes: the head as JSON, the frames as gzip in base64. */
  async function fromPage() {
    const head = JSON.parse(document.getElementById('graph-head').textContent);
    const packed = document.getElementById('graph-frames').textContent.trim();
    return { head, data: JSON.parse(await gunzip(decodeBase64(packed))) };
  }

  const hasPageData = () => document.getElementById('graph-frames') !== null;

  function decodeBase64(text) {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    return bytes;
  }

  async function gunzip(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).text();
  }

  /** columns: names[], name[] (index into names), parent[] (step from the parent of the frame before), category[], values[][]. */
  function graph(head, columns) {
    const size = columns.name.length;
    const parent = new Int32Array(size);
    const firstChild = new Int32Array(size);
    const childCount = new Int32Array(size);
    parent[0] = -1;
    for (let i = 1, at = 0; i < size; i++) {
      at += columns.parent[i];
      parent[i] = at;
      if (childCount[at]++ === 0) firstChild[at] = i;
    }
    const category = Uint16Array.from(columns.category);
    return withNames({
      ...head,
      size,
      texts: columns.names,
      nameIndex: Int32Array.from(columns.name),
      parent,
      firstChild,
      childCount,
      category,
      mixed: mixedFrames(parent, category),
      values: columns.values.map((of) => Float64Array.from(of)),
    });
  }

  /** texts: names, nameIndex: each frame's; nameOf(i) reads them. */
  const withNames = (graph) => ({ ...graph, nameOf: (i) => graph.texts[graph.nameIndex[i]] });

  /** 1 for every frame with another category than its own somewhere inside. */
  function mixedFrames(parent, category) {
    const mixed = new Uint8Array(parent.length);
    for (let i = parent.length - 1; i > 0; i--)
      if (mixed[i] || category[i] !== category[parent[i]]) mixed[parent[i]] = 1;
    return mixed;
  }

  /** What is a frame's own under a metric: its value less its children's. One array a metric, made when first asked for. */
  function ownValues(graph, metric) {
    graph.own ??= [];
    return (graph.own[metric] ??= (() => {
      const own = Float64Array.from(graph.values[metric]);
      for (let i = 1; i < graph.size; i++) own[graph.parent[i]] -= graph.values[metric][i];
      return own;
    })());
  }

  etcdray.data = { fromPage, hasPageData, graph, withNames, mixedFrames, ownValues };
})((globalThis.etcdray ??= {}));
