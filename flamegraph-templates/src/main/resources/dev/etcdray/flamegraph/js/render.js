/* The boxes as SVG. d3-selection keeps each frame's element while it stays on screen, so focus survives a zoom. */
(function (etcdray) {
  'use strict';

  const { format } = etcdray;
  const PAD_PX = 9;
  const LEAST_LABEL_PX = 34;
  const LONGEST_LABEL = 400;
  const ruler = document.createElement('canvas').getContext('2d');

  const rowHeight = (rows) => (rows <= 7 ? 42 : rows <= 10 ? 36 : rows <= 16 ? 29 : 22);

  function create(app, holder) {
    const svg = d3.select(holder).append('svg').attr('role', 'tree').attr('class', 'flame').attr('id', 'flame-svg');
    const style = getComputedStyle(holder);
    // read once: asking within a draw would make the browser lay out what was drawn before
    const font = style.fontSize + ' ' + style.fontFamily;
    const fonts = { name: '600 ' + font, value: '400 ' + font };
    let room = holder.clientWidth;

    function resize() {
      if (holder.clientWidth === room) return;
      room = holder.clientWidth;
      draw();
    }

    function draw() {
      const { graph, state } = app;
      const width = Math.max(200, Math.floor(room));
      const boxes = etcdray.boxes.boxes(app.shown(), width);
      const rows = boxes.reduce((most, box) => Math.max(most, box.row), 0) + 1;
      const rowPx = rowHeight(rows);
      svg
        .attr('width', width)
        .attr('height', rows * rowPx)
        .attr('viewBox', '0 0 ' + width + ' ' + rows * rowPx)
        .attr('aria-label', graph.metrics[state.metric].label + ', ' + graph.title);
      const top = (box) => (state.layout === 'flame' ? rows - 1 - box.row : box.row) * rowPx;

      const frames = svg
        .selectAll('g.frame')
        .data(boxes, (box) => box.key)
        .join(enter)
        .attr('class', (box) => frameClass(app, box))
        .attr('transform', (box) => 'translate(' + px(box.x) + ',' + top(box) + ')')
        .attr('aria-level', (box) => box.level)
        .attr('aria-posinset', (box) => box.pos)
        .attr('aria-setsize', (box) => box.siblings)
        .attr('aria-expanded', (box) => (box.kind === 'frame' && box.node.children ? String(!box.more) : null))
        .attr('aria-selected', (box) => String(box.key === app.state.focus))
        .attr('aria-label', (box) => spoken(app, box))
        .attr('tabindex', -1)
        .attr('data-value', (box) => box.value)
        .order();
      frames.each(function (box) {
        const [fill, texture, text] = this.children;
        for (const rect of [fill, texture]) {
          rect.setAttribute('width', px(Math.max(box.width - 1.5, 0.6)));
          rect.setAttribute('height', rowPx - 2);
        }
        text.setAttribute('y', rowPx / 2 - 1);
        label(app, box, text, fonts);
      });
      app.boxes = boxes;
      rove();
    }

    /** One tab stop: the focused frame where it is drawn, else the zoomed one. */
    function rove() {
      const wanted = app.boxes.some((box) => box.key === app.state.focus) ? app.state.focus : app.homeKey();
      svg
        .selectAll('g.frame')
        .attr('tabindex', (box) => (box.key === wanted ? 0 : -1))
        .attr('aria-selected', (box) => String(box.key === app.state.focus));
    }

    const elementOf = (key) =>
      svg
        .selectAll('g.frame')
        .filter((box) => box.key === key)
        .node();

    return { draw, resize, rove, elementOf, svg };
  }

  const px = (value) => Math.round(value * 100) / 100;

  function enter(entering) {
    const g = entering.append('g').attr('role', 'treeitem');
    g.append('rect').attr('class', 'fill').attr('rx', 4);
    g.append('rect').attr('class', 'texture').attr('rx', 4);
    g.append('text').attr('x', PAD_PX).attr('aria-hidden', 'true');
    return g;
  }

  function frameClass(app, box) {
    const { graph, state, found } = app;
    const index = box.node.data;
    const classes = box.kind === 'frame' ? ['frame'] : ['frame', box.kind];
    if (box.kind !== 'empty') classes.push(etcdray.dom.colourClass(graph, index));
    if (box.kind === 'frame' && box.pos % 2 === 0) classes.push('even');
    if (box.above) classes.push('above');
    if (found && !found.problem) classes.push(searchClass(app, box));
    if (state.dim >= 0) classes.push(categoryClass(app, box));
    return classes.join(' ');
  }

  function searchClass({ found }, box) {
    if (box.kind === 'rest') {
      const children = box.node.children.slice(box.from, box.from + box.count);
      const has = children.some((child) => found.matched[child.data] || found.below[child.data]);
      return found.matched[box.node.data] || found.inside[box.node.data] || has ? 'way' : 'miss';
    }
    const index = box.node.data;
    if (found.matched[index]) return 'hit';
    return found.inside[index] || found.below[index] ? 'way' : 'miss';
  }

  /** Of the chosen category, on the way down to such frames, or neither. */
  function categoryClass({ graph, state, categoryBelow }, box) {
    const below = categoryBelow();
    if (box.kind === 'rest')
      return box.node.children.slice(box.from, box.from + box.count).some((c) => below[c.data]) ? 'way' : 'dim';
    const index = box.node.data;
    if (graph.category[index] === state.dim && !graph.mixed[index]) return 'chosen';
    return below[index] ? 'way' : 'dim';
  }

  const title = (graph, box) =>
    box.kind === 'rest' ? '… ' + format.count(box.count) + ' smaller' : format.visible(graph.nameOf(box.node.data));

  /** The sum beside a "… N smaller" is always told; a frame's own where it fits. */
  const amount = (metric, box) =>
    box.kind === 'rest' ? '(' + format.short(metric, box.value) + ')' : format.short(metric, box.value);

  function spoken(app, box) {
    const metric = app.graph.metrics[app.state.metric];
    const parts = [
      title(app.graph, box).slice(0, LONGEST_LABEL),
      format.exact(metric, box.value),
      format.percent(box.value, app.tree.root.value) + ' of all',
    ];
    if (box.kind === 'frame') parts.push(etcdray.dom.categoryLabel(app.graph, box.node.data));
    return parts.join(', ');
  }

  function label(app, box, text, fonts) {
    text.replaceChildren();
    const room = box.width - 2 * PAD_PX;
    if (box.width < LEAST_LABEL_PX) return;
    const metric = app.graph.metrics[app.state.metric];
    const name =
      box.kind === 'empty'
        ? title(app.graph, box) + ' — nothing here under “' + metric.label + '”'
        : title(app.graph, box);
    const [shown, used] =
      box.kind === 'rest' ? fitRest(box, room, fonts.name) : fit(name.slice(0, LONGEST_LABEL), room, fonts.name);
    span(text, 'name', shown);
    if (box.kind === 'empty' || shown !== name) return;
    const value = amount(metric, box);
    const share = ' · ' + format.percent(box.value, app.tree.root.value);
    const left = room - used - 10;
    if (measure(value + share, fonts.value) <= left) span(text, 'value', value + share);
    else if (measure(value, fonts.value) <= left) span(text, 'value', value);
  }

  function span(text, kind, content) {
    const tspan = document.createElementNS('http://www.w3.org/2000/svg', 'tspan');
    tspan.setAttribute('class', kind);
    if (kind === 'value') tspan.setAttribute('dx', '8');
    tspan.textContent = content;
    text.append(tspan);
  }

  function measure(text, font) {
    ruler.font = font;
    return ruler.measureText(text).width;
  }

  /** As much of the text as fits, with an ellipsis where it was cut. */
  function fit(text, room, font) {
    const whole = measure(text, font);
    if (whole <= room) return [text, whole];
    const letters = Array.from(text);
    let low = 0;
    let high = letters.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (measure(letters.slice(0, middle).join('') + '…', font) <= room) low = middle;
      else high = middle - 1;
    }
    return [low < 2 ? '' : letters.slice(0, low).join('') + '…', room];
  }

  /** A number cut in two would be another number: all of "… 494 smaller", or "… 494", or "…". */
  function fitRest(box, room, font) {
    const number = '… ' + format.count(box.count);
    const text = [number + ' smaller', number, '…'].find((each) => measure(each, font) <= room) ?? '';
    return [text, measure(text, font)];
  }

  etcdray.render = { create, title };
})((globalThis.etcdray ??= {}));
