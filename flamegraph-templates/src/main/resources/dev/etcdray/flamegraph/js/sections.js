/* The report around the flame graph: what scripts add to the sections that stand in the page already. */
(function (etcdray) {
  'use strict';

  function create() {}

  etcdray.sections = { create };
})((globalThis.etcdray ??= {}));
