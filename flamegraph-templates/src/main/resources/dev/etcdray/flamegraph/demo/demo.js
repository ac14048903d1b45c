/* Demo data: a believable cluster's file, so that the template opens by itself. Not part of a written page. */
(function (etcdray) {
  'use strict';

  const MI = 1024 * 1024;
  const CATEGORIES = [
    ['workload', 'Workloads'],
    ['config', 'Config and secrets'],
    ['custom', 'Custom resources'],
    ['event', 'Events'],
    ['space', 'Other key spaces'],
    ['etcd', 'etcd bookkeeping'],
    ['overhead', 'Page overhead'],
    ['free', 'Free space'],
  ];
  const NAMESPACES = [
    'kube-system',
    'monitoring',
    'argocd',
    'cert-manager',
    'ingress-nginx',
    'payments',
    'checkout',
    'search',
    'catalog',
    'identity',
    'data-platform',
    'ml-training',
    'ci-runners',
    'logistics',
    'notifications',
    'web-frontend',
  ];
  // resource, category, namespaces it is in, objects there, bytes an object, revisions kept an object
  const RESOURCES = [
    ['pods', 'workload', 16, 110, 12500, 9],
    ['replicasets.apps', 'workload', 16, 70, 6200, 1],
    ['deployments.apps', 'workload', 16, 24, 7100, 7],
    ['jobs.batch', 'workload', 6, 90, 5300, 3],
    ['secrets', 'config', 16, 52, 94000, 1],
    ['configmaps', 'config', 16, 34, 41000, 2],
    ['events', 'event', 16, 900, 1650, 2],
    ['leases.coordination.k8s.io', 'workload', 3, 60, 520, 260],
    ['applications.argoproj.io', 'custom', 1, 130, 61000, 14],
    ['certificates.cert-manager.io', 'custom', 12, 9, 5800, 5],
    ['policyreports.wgpolicyk8s.io', 'custom', 14, 12, 42000, 4],
    ['workflows.argoproj.io', 'custom', 4, 16, 61000, 4],
    ['endpointslices.discovery.k8s.io', 'workload', 16, 22, 3100, 22],
    ['services', 'workload', 16, 20, 2100, 2],
  ];
  const WORDS = [
    'api',
    'gateway',
    'worker',
    'ledger',
    'indexer',
    'cache',
    'scheduler',
    'web',
    'auth',
    'mailer',
    'sync',
    'proxy',
    'exporter',
    'billing',
  ];

  /** mulberry32: the same picture at every opening. */
  function randomFrom(seed) {
    let a = seed;
    return () => {
      a = (a + 0x6d2b79f5) | 0;
      let t = Math.imul(a ^ (a >>> 15), 1 | a);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
  }

  const random = randomFrom(20);
  const skewed = (mean) => Math.max(1, Math.round(mean * Math.exp(2.2 * (random() + random() + random() - 1.6))));
  const hash = () =>
    Math.floor(random() * 0xfffff)
      .toString(36)
      .padStart(4, '0');
  const leaf = (name, category, onDisk, live = 0, history = 0, objects = 0) => ({
    name,
    category,
    values: [onDisk, live, history, objects],
    children: [],
  });

  /** A frame that is the sum of what is inside. */
  function sum(name, category, children) {
    const values = [0, 0, 0, 0];
    for (const child of children) child.values.forEach((value, m) => (values[m] += value));
    return { name, category, values, children };
  }

  function object(category, size, revisions) {
    const live = skewed(size);
    const history = Math.round(live * revisions * (0.3 + random() * 1.2));
    return leaf(
      WORDS[Math.floor(random() * WORDS.length)] + '-' + hash() + '-' + hash(),
      category,
      live + history,
      live,
      history,
      1,
    );
  }

  function resource([name, category, spread, objects, size, revisions]) {
    const namespaces = NAMESPACES.slice(0, spread).map((namespace) =>
      sum(
        namespace,
        category,
        Array.from({ length: skewed(objects) }, () => object(category, size, revisions)),
      ),
    );
    return sum(name, category, namespaces);
  }

  function tree() {
    const registry = sum('/registry', 'workload', RESOURCES.map(resource));
    const network = sum('/calico', 'space', [
      sum(
        'ipam/v2',
        'space',
        Array.from({ length: 120 }, () => object('space', 9100, 16)),
      ),
      sum(
        'resources/v3',
        'space',
        Array.from({ length: 90 }, () => object('space', 900, 1)),
      ),
    ]);
    const odd = sum(
      '/customer-apps',
      'space',
      [
        '</script><img src=x onerror=alert(1)>',
        '__proto__',
        'left\u202eright',
        'tab\there',
        '🚀 launch',
        'a+b(c)*[d]$',
      ].map((name) => leaf(name, 'space', 180000, 120000, 60000, 1)),
    );
    const etcd = sum('etcd’s own buckets', 'etcd', [
      leaf('lease', 'etcd', (9.6 * MI) | 0),
      leaf('auth', 'etcd', 9200),
      leaf('members', 'etcd', 1380),
      leaf('meta', 'etcd', 4100),
      leaf('cluster', 'etcd', 220),
    ]);
    const used = registry.values[0] + network.values[0] + odd.values[0] + etcd.values[0];
    const part = (share) => Math.round(used * share);
    const overhead = sum('page overhead', 'overhead', [
      leaf('leaf slack', 'overhead', part(0.052)),
      leaf('branch pages', 'overhead', part(0.009)),
      leaf('leaf page headers', 'overhead', part(0.0035)),
      leaf('freelist', 'overhead', 64 * 4096),
      leaf('meta pages', 'overhead', 8192),
    ]);
    const parts = [registry, network, odd, etcd, overhead, leaf('free pages', 'free', part(0.19))];
    const before = parts.reduce((total, frame) => total + frame.values[0], 0);
    parts.push(leaf('preallocated', 'free', 64 * MI - (before % (64 * MI))));
    return sum('snapshot.db', 'space', parts);
  }

  /** The tree breadth first in columns: what a written page holds. */
  function columns(root) {
    const index = new Map();
    const out = { names: [], name: [], parent: [], category: [], values: [[], [], [], []] };
    const queue = [[root, 0]];
    let last = 0;
    for (let i = 0; i < queue.length; i++) {
      const [frame, parent] = queue[i];
      if (!index.has(frame.name)) index.set(frame.name, out.names.push(frame.name) - 1);
      out.name.push(index.get(frame.name));
      out.parent.push(parent - last);
      last = parent;
      out.category.push(CATEGORIES.findIndex(([id]) => id === frame.category));
      frame.values.forEach((value, m) => out.values[m].push(value));
      for (const child of frame.children) queue.push([child, i]);
    }
    return out;
  }

  etcdray.demo = () => {
    const root = tree();
    const { bytes, count } = etcdray.format;
    const head = {
      title: 'prod-eu-1 · snapshot.db',
      facts: [
        ['Revision', '18,204,331'],
        ['Compacted at', '18,196,004'],
        ['File', bytes(root.values[0])],
        ['In use', bytes(root.values[0] * 0.76)],
        ['Quota', '2.0 GiB'],
        ['Objects', count(root.values[3])],
      ].map(([label, value]) => ({ label, value })),
      metrics: [
        {
          id: 'onDisk',
          label: 'On disk',
          unit: 'BYTES',
          definition:
            'Every byte of the file: exact bytes of each entry; page overhead and free pages are frames of their own.',
        },
        {
          id: 'live',
          label: 'Live',
          unit: 'BYTES',
          definition: 'Bytes of the newest revision of each key that exists.',
        },
        {
          id: 'history',
          label: 'History',
          unit: 'BYTES',
          definition: 'Bytes of superseded revisions and tombstones: what compaction can free.',
        },
        { id: 'objects', label: 'Objects', unit: 'COUNT', definition: 'Keys that exist.' },
      ],
      categories: CATEGORIES.map(([id, label], c) => ({ id, label, colour: 'c' + (c % 10) })),
      notes: ['Demo data, made up by the template: no cluster looks exactly like this.'],
    };
    document.title = head.title;
    document.getElementById('title').textContent = head.title;
    document.getElementById('facts').replaceChildren(
      ...head.facts.map(({ label, value }) => {
        const fact = document.createElement('div');
        fact.className = 'fact';
        fact.append(
          Object.assign(document.createElement('dt'), { textContent: label }),
          Object.assign(document.createElement('dd'), { textContent: value }),
        );
        return fact;
      }),
    );
    document
      .getElementById('notes')
      .replaceChildren(...head.notes.map((note) => Object.assign(document.createElement('li'), { textContent: note })));
    return { head, data: { tree: columns(root) } };
  };
})((globalThis.etcdray ??= {}));
