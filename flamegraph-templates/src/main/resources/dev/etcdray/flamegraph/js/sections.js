/* What the sections can do once scripts run: copy a command, jump from a finding to its frame and back, brush the
   timeline. Without it all of them can be read. */
(function (etcdray) {
  'use strict';

  const { byId } = etcdray.dom;

  function create(app) {
    copyButtons(app);
    jumps(app);
    if (byId('timeline-plot')) etcdray.brush.create(app, byId('timeline-plot'));
    unfoldForPrint();
  }

  function copyButtons(app) {
    for (const button of document.querySelectorAll('.copy')) {
      button.hidden = false;
      button.addEventListener('click', async () => {
        const command = button.parentElement.querySelector('code').textContent;
        const done = await etcdray.clipboard.copy(command);
        app.say(done ? 'Copied: ' + command.slice(0, 200) : 'The browser did not let the command be copied');
        button.textContent = done ? 'Copied' : 'Not allowed';
        setTimeout(() => (button.textContent = 'Copy'), 2000);
      });
    }
  }

  /**
   * A link leads into the flame graph by js/links.js; here it leads to the rows where it says so, and a button leads back,
   * however far the reader went on from there.
   */
  function jumps(app) {
    const row = document.createElement('div');
    row.className = 'came-from';
    row.hidden = true;
    const back = document.createElement('button');
    back.type = 'button';
    row.append(back);
    byId('app').append(row);
    let from = null;

    document.addEventListener('click', (event) => {
      const link = event.target.closest?.('a.to-frame, a.to-rows');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      from = link;
      back.textContent = link.closest('.finding') ? 'Back to the finding' : 'Back to the list';
      row.hidden = false;
      if (link.classList.contains('to-rows')) setTimeout(toRows);
    });

    function toRows() {
      const title = byId('inside-title');
      title.scrollIntoView({ block: 'start' });
      title.closest('.card').querySelector('.scroll').focus({ preventScroll: true });
    }

    back.addEventListener('click', () => {
      row.hidden = true;
      from.focus({ preventScroll: true });
      (from.closest('.finding') ?? from).scrollIntoView({ block: 'nearest' });
      app.say('Back at ' + from.textContent);
    });
  }

  /** Paper has no summary to press. */
  function unfoldForPrint() {
    const opened = [];
    addEventListener('beforeprint', () => {
      for (const fold of document.querySelectorAll('details.fold:not([open])')) {
        fold.open = true;
        opened.push(fold);
      }
    });
    addEventListener('afterprint', () => {
      for (const fold of opened.splice(0)) fold.open = false;
    });
  }

  etcdray.sections = { create };
})((globalThis.etcdray ??= {}));
