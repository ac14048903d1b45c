/*
 * The menu of what can be saved. A picture is the one that stands there, as an SVG file of its own: what the stylesheet says
 * is written into each element.
 */
(function (etcdray) {
  'use strict';

  const { byId } = etcdray.dom;
  const MARGIN = 8;
  const MOST_DOTS = 8192;

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

  /** The picture as dots, twice as fine, on the page's ground. */
  async function pngBlob(svg) {
    const { width, height } = svg.viewBox.baseVal;
    const scale = Math.min(2, MOST_DOTS / width, MOST_DOTS / height);
    const image = new Image();
    // not a blob's address: that would be asked for like any other
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svgText(svg).replace(/\p{Cs}/gu, '\ufffd'));
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round((width + 2 * MARGIN) * scale);
    canvas.height = Math.round((height + 2 * MARGIN) * scale);
    const paper = canvas.getContext('2d');
    paper.fillStyle = getComputedStyle(svg.closest('.card') ?? document.body).backgroundColor;
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(image, MARGIN * scale, MARGIN * scale, width * scale, height * scale);
    return new Promise((done) => canvas.toBlob(done, 'image/png'));
  }

  function download(blob, name) {
    const url = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    // at once would be before the browser has opened it
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  const text = (content, type) => new Blob([content], { type: type + ';charset=utf-8' });

  const BLOBS = new Map([
    ['csv', (app) => text(etcdray.texts.csv(app), 'text/csv')],
    ['json', (app) => text(etcdray.texts.json(app), 'application/json')],
    ['folded', (app) => text(etcdray.texts.folded(app), 'text/plain')],
    ['svg', (app) => text(svgText(app.view.svg.node()), 'image/svg+xml')],
    ['png', (app) => pngBlob(app.view.svg.node())],
  ]);

  function create(app) {
    const menu = byId('export');
    for (const button of menu.querySelectorAll('[data-export]'))
      button.addEventListener('click', async () => {
        const ending = button.dataset.export;
        const name = etcdray.texts.fileName(app, ending);
        const blob = await BLOBS.get(ending)(app);
        if (!blob) return app.say('The browser could not draw the picture');
        download(blob, name);
        app.say('Saved ' + name);
        close(menu);
      });
    menu.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !menu.open) return;
      event.preventDefault();
      event.stopPropagation();
      close(menu);
    });
    document.addEventListener('pointerdown', (event) => {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
  }

  function close(menu) {
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector('summary').focus();
  }

  etcdray.export = { svgText, create };
})((globalThis.etcdray ??= {}));
