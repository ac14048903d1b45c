/* How numbers and names are written. Bytes in binary units beside the exact number; names with nothing invisible in them. */
(function (etcdray) {
  'use strict';

  const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

  /** 1610612736 -> "1.5 GiB". */
  function bytes(value) {
    if (value < 1024) return value + ' B';
    let unit = 0;
    let scaled = value;
    // 1023.95 would print as 1024.0 of the smaller unit
    while (scaled >= 1023.95 && unit < UNITS.length - 1) {
      scaled /= 1024;
      unit++;
    }
    return scaled.toFixed(1) + ' ' + UNITS[unit];
  }

  /** 1610612736 -> "1,610,612,736". */
  const count = (value) => whole.format(value);

  /** What a metric's value looks like where there is little room. */
  const short = (metric, value) => (metric.unit === 'BYTES' ? bytes(value) : count(value));

  /** What it is to the last digit. */
  const exact = (metric, value) => (metric.unit === 'BYTES' ? count(value) + ' B' : count(value));

  /** A share in percent; something is never shown as nothing, and a part never as the whole. */
  function percent(part, total) {
    if (total <= 0) return '–';
    if (part === 0) return '0 %';
    const share = (100 * part) / total;
    if (share < 0.1) return '< 0.1 %';
    if (part < total && share >= 99.95) return '> 99.9 %';
    return share.toFixed(1) + ' %';
  }

  const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|(?! )\p{Zs}/gu;

  /** A key name as it may be shown: control characters as their pictures, bidi and other invisible ones by number. */
  function visible(name) {
    if (name === '') return '(empty)';
    return name.replace(INVISIBLE, (c) => {
      const code = c.codePointAt(0);
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      if (code === 0x7f) return '\u2421';
      return '⟨U+' + code.toString(16).toUpperCase().padStart(4, '0') + '⟩';
    });
  }

  etcdray.format = { bytes, count, short, exact, percent, visible };
})((globalThis.etcdray ??= {}));
