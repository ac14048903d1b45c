/* The brush over the timeline: drag with mouse or finger, or move its two handles by keys. What is chosen is state of the
   application, as any other choice: in the hash, and in every part that is drawn. */
(function (etcdray) {
  'use strict';

  const { byId } = etcdray.dom;
  const SVG = 'http://www.w3.org/2000/svg';

  function svg(name, attributes, parent) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    parent.append(made);
    return made;
  }

  function create(app, plot) {
    const bands = [...plot.querySelectorAll('[data-band]')];
    const last = bands.length - 1;
    const layer = document.createElement('div');
    layer.className = 'brush';
    plot.append(layer);
    const picture = svg('svg', { width: '100%', height: '190' }, layer);
    const area = svg('rect', { class: 'brush-area', y: 0, height: '190' }, picture);
    const handles = [handle('First band shown', 0), handle('Last band shown', 1)];
    byId('brush-row').hidden = false;
    let dragged = null;

    const chosen = () => dragged ?? app.state.written ?? [0, last];
    const words = (from, to) =>
      etcdray.format.count(Number(bands[from].dataset.from)) + ' to ' + etcdray.format.count(Number(bands[to].dataset.to));
    const percent = (band) => (100 * band) / bands.length + '%';

    function choose(from, to) {
      const whole = from === 0 && to === last;
      app.set({ written: whole ? null : [from, to] });
    }

    function handle(label, side) {
      const group = svg('svg', { y: 0, height: '190', overflow: 'visible' }, picture);
      const grip = svg('g', { class: 'brush-handle', role: 'slider', tabindex: 0, 'aria-label': label }, group);
      grip.setAttribute('aria-valuemin', 1);
      grip.setAttribute('aria-valuemax', bands.length);
      svg('rect', { class: 'grip', x: -14, y: 0, width: 28, height: 190 }, grip);
      svg('rect', { x: -1, y: 0, width: 2, height: 190 }, grip);
      svg('rect', { x: -5, y: 75, width: 10, height: 40, rx: 5 }, grip);
      grip.addEventListener('keydown', (event) => step(event, side));
      return { group, grip };
    }

    function step(event, side) {
      const now = [...chosen()];
      const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -8, PageUp: 8 }[event.key];
      let to;
      if (by !== undefined) to = now[side] + by;
      else if (event.key === 'Home') to = 0;
      else if (event.key === 'End') to = last;
      else return;
      event.preventDefault();
      event.stopPropagation();
      now[side] = side === 0 ? Math.min(Math.max(0, to), now[1]) : Math.max(Math.min(last, to), now[0]);
      choose(...now);
    }

    const bandAt = (event) => {
      const box = plot.getBoundingClientRect();
      return Math.min(last, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * bands.length)));
    };

    layer.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      const side = handles.findIndex(({ grip }) => grip.contains(event.target));
      // from a handle the other end stays; elsewhere a new range begins
      const anchor = side < 0 ? bandAt(event) : chosen()[1 - side];
      if (side >= 0) handles[side].grip.focus();
      event.preventDefault();
      layer.setPointerCapture(event.pointerId);
      const move = (moved) => {
        const at = bandAt(moved);
        dragged = [Math.min(anchor, at), Math.max(anchor, at)];
        draw();
      };
      const end = (ended) => {
        layer.removeEventListener('pointermove', move);
        layer.removeEventListener('pointerup', end);
        layer.removeEventListener('pointercancel', end);
        const range = dragged;
        dragged = null;
        if (ended.type === 'pointerup' && range) choose(...range);
        else draw();
      };
      if (side < 0) move(event);
      layer.addEventListener('pointermove', move);
      layer.addEventListener('pointerup', end);
      layer.addEventListener('pointercancel', end);
    });

    byId('brush-clear').addEventListener('click', () => {
      choose(0, last);
      handles[0].grip.focus();
    });

    function draw() {
      const [from, to] = chosen();
      const all = from === 0 && to === last;
      const bytes = bands.slice(from, to + 1).reduce((sum, band) => sum + Number(band.dataset.bytes), 0);
      area.setAttribute('x', percent(from));
      area.setAttribute('width', percent(to - from + 1));
      area.setAttribute('visibility', all ? 'hidden' : 'visible');
      [from, to + 1].forEach((edge, side) => {
        handles[side].group.setAttribute('x', percent(edge));
        const { grip } = handles[side];
        grip.setAttribute('aria-valuenow', side === 0 ? from + 1 : to + 1);
        grip.setAttribute('aria-valuetext', 'revisions ' + words(side === 0 ? from : to, side === 0 ? from : to));
      });
      bands.forEach((band, i) => band.classList.toggle('outside', i < from || i > to));
      byId('brush-clear').disabled = all;
      byId('brush-text').textContent = all
        ? 'All revisions. Drag over the picture, or move the handles, to see what was written when.'
        : 'Revisions ' +
          words(from, to) +
          ': ' +
          etcdray.format.bytes(bytes) +
          '. The flame graph and its table show what was written in them.';
    }

    document.addEventListener('etcdray:drawn', draw);
    draw();
  }

  etcdray.brush = { create };
})((globalThis.etcdray ??= {}));
