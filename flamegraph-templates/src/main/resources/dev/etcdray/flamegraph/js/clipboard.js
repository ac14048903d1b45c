/* Copying text. A page opened from a file may have no clipboard of its own; the old way still works there. */
(function (etcdray) {
  'use strict';

  async function copy(text) {
    if (navigator.clipboard) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch (error) {
        if (!(error instanceof DOMException)) throw error; // not allowed here: the old way
      }
    }
    const area = document.createElement('textarea');
    area.className = 'visually-hidden';
    area.value = text;
    const focused = document.activeElement;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    focused?.focus();
    return done;
  }

  etcdray.clipboard = { copy };
})((globalThis.etcdray ??= {}));
