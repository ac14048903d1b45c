/* Search over all frames, drawn or not. A match inside a matched frame is already in its sum and is not counted again. */
(function (etcdray) {
  'use strict';

  const LONGEST_PATTERN = 200;
  const LONGEST_SUBJECT = 256;
  const LONGEST_MS = 400;

  /** {test} or {problem}: text finds names that contain it; /…/ is a regular expression. Neither minds upper or lower case. */
  function matcher(query) {
    if (query.length < 3 || !query.startsWith('/') || !query.endsWith('/')) {
      const wanted = query.toLowerCase();
      return { test: (name) => name.toLowerCase().includes(wanted) };
    }
    const source = query.slice(1, -1);
    const problem = tooCostly(source);
    if (problem) return { problem };
    try {
      const pattern = new RegExp(source, 'iu');
      return { test: (name) => pattern.test(name.slice(0, LONGEST_SUBJECT)) };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return { problem: 'Not a regular expression' };
    }
  }

  /**
   * A running RegExp cannot be stopped, and names are written by strangers: so a pattern that can take exponential time is
   * refused (a repeated group that itself repeats or branches, a back-reference), and repetitions and choices are few.
   */
  function tooCostly(source) {
    if (source.length > LONGEST_PATTERN) return 'Pattern longer than ' + LONGEST_PATTERN + ' characters';
    const plain = source
      .replace(/\\[1-9k]/g, '\u0000')
      .replace(/\\./gu, 'x')
      .replace(/\[[^\]]*\]/g, 'x');
    if (plain.includes('\u0000')) return 'Back-references are not searched for';
    const repeats = plain.match(/[*+]|\{\d+(,\d*)?\}/g) ?? [];
    if (repeats.length > 3) return 'At most three repetitions in a pattern';
    if (repeats.some((repeat) => /\d{4}/.test(repeat))) return 'At most 999 times in a pattern';
    // each choice may double the time; those outside of groups are tried one after the other
    const choices = (plain.match(/[^(*+}?]\?/g) ?? []).length + (plain.includes('(') ? plain.split('|').length - 1 : 0);
    if (choices > 6) return 'At most six choices (? or |) in a pattern with groups';
    const open = [];
    for (let i = 0; i < plain.length; i++) {
      if (plain[i] === '(') open.push(i);
      if (plain[i] !== ')' || open.length === 0) continue;
      const inner = plain.slice(open.pop() + 1, i);
      if (/[*+{]/.test(plain[i + 1] ?? '') && /[*+{|?]/.test(inner.replace(/^\?(:|<?[=!])/, '')))
        return 'A repeated group may not repeat or branch';
    }
    return null;
  }

  /**
   * null without a query, {problem}, or {matched, below: Uint8Array a frame, tops: [index], hits, sum, cutShort}.
   * sum adds the value of every match that is not inside another.
   */
  function search(graph, metric, query) {
    if (query === '') return null;
    const { test, problem } = matcher(query);
    if (problem) return { problem };
    const { nameHit, cutShort } = matchNames(graph.texts, test);
    const matched = new Uint8Array(graph.size);
    const inside = new Uint8Array(graph.size);
    const below = new Uint8Array(graph.size);
    const tops = [];
    let hits = 0;
    let sum = 0;
    for (let i = 0; i < graph.size; i++) {
      const up = graph.parent[i];
      inside[i] = up >= 0 && (inside[up] || matched[up]) ? 1 : 0;
      if (!nameHit[graph.nameIndex[i]]) continue;
      matched[i] = 1;
      hits++;
      if (inside[i] || graph.values[metric][i] === 0) continue;
      tops.push(i);
      sum += graph.values[metric][i];
    }
    for (let i = graph.size - 1; i > 0; i--) if (matched[i] || below[i]) below[graph.parent[i]] = 1;
    return { matched, inside, below, tops, hits, sum, cutShort };
  }

  function matchNames(names, test) {
    const nameHit = new Uint8Array(names.length);
    const stopAt = performance.now() + LONGEST_MS;
    for (let n = 0; n < names.length; n++) {
      nameHit[n] = test(names[n]) ? 1 : 0;
      if ((n & 63) === 0 && performance.now() > stopAt) return { nameHit, cutShort: true };
    }
    return { nameHit, cutShort: false };
  }

  etcdray.search = { search, matcher };
})((globalThis.etcdray ??= {}));
