/* The picture as it stands, as an SVG file of its own: what the stylesheet says is written into each element. */
(function (etcdray) {
  'use strict';

  const PAINT = new Map([
    ['svg', ['font-family', 'font-size']],
    ['g', ['opacity']],
    ['rect', ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray']],
    ['text', ['fill', 'dominant-baseline']],
    ['tspan', ['font-weight']],
  ]);
  const FOR_THE_PAGE = [
    'role',
    'tabindex',
    'class',
    'id',
    'data-value',
    'aria-level',
    'aria-posinset',
    'aria-setsize',
    'aria-expanded',
    'aria-selected',
    'aria-hidden',
  ];

  function svgText(svg) {
    const copy = svg.cloneNode(true);
    const from = [svg, ...svg.querySelectorAll('*')];
    const to = [copy, ...copy.querySelectorAll('*')];
    from.forEach((element, i) => {
      const style = getComputedStyle(element);
      for (const property of PAINT.get(element.localName) ?? [])
        to[i].setAttribute(property, style.getPropertyValue(property));
    });
    // patterns live in the page, not in this file
    copy.querySelectorAll('rect.texture').forEach((rect) => rect.remove());
    for (const element of to) for (const name of FOR_THE_PAGE) element.removeAttribute(name);
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    return new XMLSerializer().serializeToString(copy);
  }

  function download(svg, name) {
    const url = URL.createObjectURL(new Blob([svgText(svg)], { type: 'image/svg+xml' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    // at once would be before the browser has opened it
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  etcdray.export = { svgText, download };
})((globalThis.etcdray ??= {}));
