/* The one way elements are made: text as text, attributes as attributes, never markup. */
(function (etcdray) {
  'use strict';

  /** element('button', {class: 'x', onclick: f}, 'text', child…); null and false attributes and children, and undefined ones, are left out. */
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === null || value === false) continue;
      if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
      else made.setAttribute(key, value === true ? '' : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
    return made;
  }

  /** A frame that holds several categories is drawn neutral: its colour would speak for a part only. */
  const colourClass = (graph, index) =>
    graph.mixed[index] ? 'mixed' : graph.categories[graph.category[index]].colour;

  const categoryLabel = (graph, index) =>
    graph.mixed[index] ? 'several categories' : graph.categories[graph.category[index]].label;

  /** A colour and its texture, small. A label always stands beside it. */
  function swatch(colour) {
    const svg = d3
      .create('svg:svg')
      .attr('class', 'swatch ' + colour)
      .attr('viewBox', '0 0 14 14')
      .attr('aria-hidden', 'true');
    svg.append('rect').attr('class', 'fill').attr('width', 14).attr('height', 14).attr('rx', 4);
    svg.append('rect').attr('class', 'texture').attr('width', 14).attr('height', 14).attr('rx', 4);
    return svg.node();
  }

  const byId = (id) => document.getElementById(id);

  etcdray.dom = { element, swatch, colourClass, categoryLabel, byId };
})((globalThis.etcdray ??= {}));
