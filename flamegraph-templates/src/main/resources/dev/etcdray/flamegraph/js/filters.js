/* What the view is of: the grouping, one namespace or all, a range of when it was written; and what does not apply. */
(function (etcdray) {
  'use strict';

  const { format } = etcdray;
  const { element, byId } = etcdray.dom;
  const OUTSIDE = '(no namespace)';

  function create(app) {
    const { source } = app;
    const groupings = byId('groupings');
    groupings.replaceChildren(...source.groupings.map((grouping, g) => radio(app, grouping, g)));
    groupings.hidden = source.groupings.length === 1;
    const namespaces = namespaceField(app);

    return {
      draw() {
        const { state } = app;
        for (const [g, button] of [...groupings.children].entries()) {
          const on = source.groupings[g].id === state.by;
          button.setAttribute('aria-checked', String(on));
          button.tabIndex = on ? 0 : -1;
        }
        namespaces.draw();
        byId('written').hidden = state.written === null;
        if (state.written) {
          const [from, to] = state.written.map((band) => source.bands[band]);
          byId('written-text').textContent =
            'Written in revisions ' + format.count(from.from) + '–' + format.count(to.to);
        }
        const said = app.said();
        byId('said').textContent = said.join(' ');
        byId('said').hidden = said.length === 0;
      },
    };
  }

  function radio(app, grouping, g) {
    return element(
      'button',
      {
        type: 'button',
        role: 'radio',
        'data-by': grouping.id,
        title: grouping.title + ' (g)',
        onclick: () => app.set({ by: grouping.id }),
        onkeydown: (event) => {
          const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
          if (!step) return;
          event.preventDefault();
          event.stopPropagation();
          const all = app.source.groupings;
          const next = (g + step + all.length) % all.length;
          app.set({ by: all[next].id });
          byId('groupings').children[next].focus();
        },
      },
      grouping.label,
    );
  }

  /** A field with suggestions: a list of thousands is looked through by typing. */
  function namespaceField(app) {
    const { source } = app;
    const field = byId('namespace');
    byId('namespace-box').hidden = source.namespaces.length === 0;
    const shownAs = ({ name }) => (name === '' ? OUTSIDE : format.visible(name));
    const byShown = new Map(source.namespaces.map((namespace) => [shownAs(namespace), namespace.name]));
    byId('namespaces').replaceChildren(
      ...source.namespaces.map((namespace) =>
        element('option', { value: shownAs(namespace) }, format.short(source.metrics[0], namespace.values[0])),
      ),
    );
    const choose = (strict) => {
      const text = field.value.trim();
      const known = text === '' ? null : byShown.get(text);
      const wrong = known === undefined;
      field.setAttribute('aria-invalid', String(wrong && strict));
      byId('namespace-wrong').hidden = !(wrong && strict);
      if (wrong) {
        if (strict) app.say('No namespace is called ' + text);
        return;
      }
      if (known !== app.state.namespace) app.set({ namespace: known });
    };
    // a suggestion that was picked is there at once; typing is not, or "a" would be taken on the way to "ab"
    field.addEventListener('input', (event) => {
      if (!(event instanceof InputEvent) || event.inputType === 'insertReplacementText') choose(false);
    });
    field.addEventListener('change', () => choose(true));
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        choose(true);
      } else if (event.key === 'Escape' && field.value !== '') {
        event.preventDefault();
        event.stopPropagation();
        field.value = '';
        choose(true);
      }
    });
    byId('namespace-clear').addEventListener('click', () => {
      app.set({ namespace: null });
      field.focus();
    });
    byId('written-clear').addEventListener('click', () => {
      app.set({ written: null });
      app.focusFrame();
    });

    return {
      draw() {
        const { namespace } = app.state;
        const shown = namespace === null ? '' : shownAs({ name: namespace });
        if (document.activeElement !== field || byShown.get(field.value.trim()) !== namespace) {
          if (field.getAttribute('aria-invalid') !== 'true') field.value = shown;
        }
        if (namespace !== null) byId('namespace-wrong').hidden = true;
        byId('namespace-clear').hidden = namespace === null;
      },
    };
  }

  etcdray.filters = { create };
})((globalThis.etcdray ??= {}));
