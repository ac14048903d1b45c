/*
 * Which boxes a view shows and where. Siblings too narrow to see become one box, "… N smaller", as wide as they are
 * together: what is drawn always adds up to what is there. Such a box can be opened: then its siblings fill the width.
 */
(function (etcdray) {
  'use strict';

  const NARROWEST_PX = 1;
  const MOST_ROWS_BELOW = 120;
  const MOST_ROWS_ABOVE = 24;
  /* Thousands of siblings of one size: still too narrow when they have the whole width. They are shown in parts. */
  const PARTS = 48;
  const LEAST_PART_PX = 4;

  /**
   * view: {node, range}: the zoomed frame; range {from, count} shows some of its children only, null all of it with its own part.
   * Gives boxes in reading order: {key, kind: frame|rest|empty, node, from, count, value, x, width, row, level, pos, siblings, above, more}.
   * A rest box stands for `count` children of its node from `from` on.
   */
  function boxes({ node, range }, width) {
    const above = etcdray.tree.ancestors(node);
    if (!range) above.pop();
    const firstRow = Math.max(0, above.length - MOST_ROWS_ABOVE);
    const out = above.slice(firstRow).map((n) => ({ ...frameBox(n, 0, width, firstRow), above: true }));
    if (node.value === 0) return out.concat({ ...frameBox(node, 0, width, firstRow), kind: 'empty' });

    const run = range ? restOf(node, range.from, range.count) : null;
    const x0 = run ? run.first.x0 : node.x0;
    const window = { x0, scale: width / ((run ? run.last.x1 : node.x1) - x0), firstRow };
    const stack = run ? drawnChildren(node, range, window, true).reverse() : [frameBox(node, 0, width, firstRow)];
    while (stack.length > 0) {
      const box = stack.pop();
      out.push(box);
      if (box.kind !== 'frame' || !box.node.children) continue;
      box.more = box.node.depth >= node.depth + MOST_ROWS_BELOW;
      if (box.more) continue;
      const children = drawnChildren(box.node, { from: 0, count: box.node.children.length }, window, box.node === node);
      for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]);
    }
    return out;
  }

  function frameBox(node, x, width, firstRow) {
    return {
      key: 'f' + node.data,
      kind: 'frame',
      node,
      from: 0,
      count: 1,
      value: node.value,
      x,
      width,
      row: node.depth - firstRow,
      level: node.depth + 1,
      pos: 1,
      siblings: 1,
      above: false,
      more: false,
    };
  }

  function restBox(parent, from, count, { x0, scale, firstRow }) {
    const run = restOf(parent, from, count);
    const place = frameBox(run.first, (run.first.x0 - x0) * scale, (run.last.x1 - run.first.x0) * scale, firstRow);
    // one narrow frame is itself, not "1 smaller"
    return run.count === 1
      ? place
      : {
          ...place,
          key: 'r' + parent.data + '.' + from,
          kind: 'rest',
          node: parent,
          from,
          count: run.count,
          value: run.value,
        };
  }

  function drawnChildren(parent, { from, count }, window, isView) {
    const out = [];
    const end = Math.min(from + count, parent.children.length);
    let i = from;
    for (; i < end && parent.children[i].value > 0; i++) {
      const node = parent.children[i];
      const width = (node.x1 - node.x0) * window.scale;
      if (width < NARROWEST_PX) break;
      out.push(frameBox(node, (node.x0 - window.x0) * window.scale, width, window.firstRow));
    }
    const rest = restOf(parent, i, end - i);
    if (rest.count > 0) {
      const inParts = isView && i === from && (rest.last.x1 - rest.first.x0) * window.scale >= PARTS * LEAST_PART_PX;
      const step = inParts ? Math.ceil(rest.count / PARTS) : rest.count;
      for (let at = i; at < i + rest.count; at += step)
        out.push(restBox(parent, at, Math.min(step, i + rest.count - at), window));
    }
    out.forEach((box, k) => {
      box.pos = k + 1;
      box.siblings = out.length;
    });
    return out;
  }

  /** Some children, as far as they have anything under this metric (the largest come first): how many, how much, first and last. */
  function restOf(parent, from, count) {
    const run = { count: 0, value: 0, first: parent.children[from] ?? null, last: null };
    for (let i = from; i < from + count && i < parent.children.length && parent.children[i].value > 0; i++) {
      run.count++;
      run.value += parent.children[i].value;
      run.last = parent.children[i];
    }
    return run;
  }

  etcdray.boxes = { boxes, restOf };
})((globalThis.etcdray ??= {}));
