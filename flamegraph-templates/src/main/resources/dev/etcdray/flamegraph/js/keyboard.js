/* Keys. In the tree, arrows go the way they point on the screen; everywhere else single letters work outside of fields. */
(function (etcdray) {
  'use strict';

  const { byId } = etcdray.dom;

  function create(app, holder) {
    holder.addEventListener('keydown', (event) => inTree(app, event));
    holder.addEventListener('focusin', (event) => {
      const frame = event.target.closest('g.frame');
      if (frame) app.select(d3.select(frame).datum().key);
    });
    document.addEventListener('keydown', (event) => anywhere(app, event));
    byId('help-open').addEventListener('click', () => byId('help').showModal());
    byId('help-close').addEventListener('click', () => byId('help').close());
  }

  function inTree(app, event) {
    const frame = event.target.closest('g.frame');
    if (!frame || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = d3.select(frame).datum();
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      app.open(box);
      app.focusFrame();
      return;
    }
    const target = neighbour(app, box, event.key);
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (target) app.set({ focus: target.key });
    app.focusFrame();
  }

  /** undefined: not a key of the tree; null: nothing there. */
  function neighbour(app, box, key) {
    const { boxes, state } = app;
    const up = state.layout === 'flame' ? 'ArrowDown' : 'ArrowUp';
    const down = state.layout === 'flame' ? 'ArrowUp' : 'ArrowDown';
    const at = boxes.indexOf(box);
    const sameRow = boxes.filter((other) => other.row === box.row);
    switch (key) {
      case up:
        return (
          boxes
            .slice(0, at)
            .reverse()
            .find((other) => other.row === box.row - 1) ?? null
        );
      case down:
        return boxes[at + 1]?.row === box.row + 1 ? boxes[at + 1] : null;
      case 'ArrowLeft':
        return sameRow[sameRow.indexOf(box) - 1] ?? null;
      case 'ArrowRight':
        return sameRow[sameRow.indexOf(box) + 1] ?? null;
      case 'Home':
        return boxes[0];
      case 'End':
        return boxes.at(-1);
      default:
        return undefined;
    }
  }

  function anywhere(app, event) {
    if (event.ctrlKey || event.metaKey || event.altKey || byId('help').open) return;
    if (event.target.closest('input, textarea, select, dialog')) return;
    const action = actions(app).get(event.key);
    if (!action) return;
    event.preventDefault();
    action();
  }

  function nextGrouping(app) {
    const all = app.source.groupings;
    const at = all.findIndex((grouping) => grouping.id === app.state.by);
    if (all.length > 1) app.set({ by: all[(at + 1) % all.length].id });
  }

  const actions = (app) =>
    new Map([
      ['/', () => byId('search').select()],
      ['n', () => etcdray.searchbar.jump(app, 1)],
      ['N', () => etcdray.searchbar.jump(app, -1)],
      ['c', () => app.copyPath()],
      ['?', () => byId('help').showModal()],
      ['Escape', () => app.back()],
      ['0', () => app.zoomTo(0)],
      ['m', () => app.set({ metric: (app.state.metric + 1) % app.graph.metrics.length })],
      ['g', () => nextGrouping(app)],
      ['f', () => byId('namespace').select()],
      ['l', () => app.set({ layout: app.state.layout === 'icicle' ? 'flame' : 'icicle' })],
      ['t', () => app.toggleTheme()],
    ]);

  etcdray.keyboard = { create };
})((globalThis.etcdray ??= {}));
