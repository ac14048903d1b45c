/*
 * Links of the page into the flame graph: href="#by=…&zoom=…". Following one is a step that Back undoes, and Back returns to
 * the link.
 */
(function (etcdray) {
  'use strict';

  const { byId } = etcdray.dom;

  function create(app) {
    const followed = [];

    document.addEventListener('click', (event) => {
      const link = event.target.closest?.('a[href^="#"]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const hash = link.getAttribute('href');
      if (!hash.includes('=')) return;
      event.preventDefault();
      followed.push({ link, from: location.hash });
      history.pushState(null, '', location.pathname + location.search + hash);
      app.readHash();
      const quick = matchMedia('(prefers-reduced-motion: reduce)').matches;
      byId('app').scrollIntoView({ behavior: quick ? 'auto' : 'smooth', block: 'start' });
      app.focusFrame({ preventScroll: true });
      app.sayView();
    });

    const read = () => {
      // an ordinary anchor of the page says nothing of the flame graph
      if (location.hash !== '' && !location.hash.includes('=')) return;
      app.readHash();
      const last = followed.at(-1);
      if (last && last.from === location.hash) {
        followed.pop();
        last.link.focus();
      }
      app.sayView();
    };
    addEventListener('popstate', read);

    return { draw() {} };
  }

  etcdray.links = { create };
})((globalThis.etcdray ??= {}));
