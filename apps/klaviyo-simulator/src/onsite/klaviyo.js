/**
 * A stand-in for Klaviyo's onsite script, written from section 5 of the contract. Served with a call of
 * `startKlaviyo(companyId, apiOrigin)` behind it.
 */
// oxlint-disable-next-line no-unused-vars -- called by the line that the server adds
function startKlaviyo(companyId, apiOrigin) {
  var cookieName = '__kla_id';
  var identifierKeys = [
    '$exchange_id',
    'id',
    '$email',
    '$id',
    '$kid',
    '$anonymous',
    '$phone_number',
    'email',
    'phone_number',
  ];
  var cookieDomain = '';
  var pending = {};
  var timer;

  function readCookies(name) {
    var found = document.cookie.split('; ').filter((part) => part.indexOf(`${name}=`) === 0)[0];
    return found === undefined ? undefined : found.slice(name.length + 1);
  }
  function isOff() {
    return readCookies('__kla_off') === 'true';
  }
  function toBase64(text) {
    var bytes = new TextEncoder().encode(text);
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }
  function fromBase64(text) {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));
  }
  function readIdentity() {
    try {
      var identity = JSON.parse(fromBase64(decodeURIComponent(readCookies(cookieName))));
      return typeof identity === 'object' && identity !== null ? identity : {};
    } catch {
      return {};
    }
  }
  function writeIdentity(identity) {
    var value = encodeURI(toBase64(JSON.stringify(identity)));
    var expires = new Date(Date.now() + 730 * 24 * 60 * 60 * 1000);
    if (encodeURIComponent(value).length > 3000) expires = new Date(0);
    var domain = cookieDomain === '' ? '' : `; domain=${cookieDomain}`;
    document.cookie = `${cookieName}=${value}; expires=${expires.toUTCString()}; path=/${domain}`;
  }
  function storeSession(exchangeId) {
    try {
      if (exchangeId === undefined) sessionStorage.removeItem('_kx');
      else sessionStorage.setItem('_kx', toBase64(exchangeId));
    } catch {
      // A page without storage still has the cookie.
    }
  }
  function clearIdentity() {
    pending = {};
    writeIdentity({ cid: readIdentity().cid || createCid() });
    storeSession();
  }
  function createCid() {
    var hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('');
    return toBase64(hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5'));
  }
  /** The company that a token names, undefined when it is no token. */
  function companyOf(token) {
    var match = /^([\w\-_=]+)\.(\w+)$/.exec(token);
    return match === null ? undefined : match[2];
  }
  function accept(meta) {
    if (isOff()) return;
    if (meta.should_clear_cookie === true) clearIdentity();
    if (typeof meta.exchange_id !== 'string') return;
    var identity = readIdentity();
    if (identity.$exchange_id !== undefined && identity.$exchange_id !== meta.exchange_id)
      identity = { cid: identity.cid };
    identity.cid = identity.cid || createCid();
    identity.$exchange_id = meta.exchange_id;
    pending = {};
    writeIdentity(identity);
    storeSession(meta.exchange_id);
  }
  function post() {
    return fetch(`${apiOrigin}/client/profiles/?company_id=${encodeURIComponent(companyId)}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Klaviyo-Onsite': '1',
        revision: '2024-10-15',
      },
      body: JSON.stringify({ data: { type: 'profile', attributes: pending } }),
    })
      .then((response) => (response.ok ? response.json() : {}))
      .then((body) => accept(body.meta || {}))
      .catch(() => undefined);
  }
  /** Tells Klaviyo who this is, 300 ms after the last word on it; only its answer is kept. */
  function sendSoon(attributes) {
    pending = attributes;
    clearTimeout(timer);
    return new Promise((resolve) => {
      timer = setTimeout(() => resolve(post()), 300);
    });
  }
  function readUrl() {
    var query = new URLSearchParams(location.search);
    var token = query.get('_kx');
    if (token !== null) return companyOf(token) === companyId ? { _kx: token } : undefined;
    try {
      var known = JSON.parse(fromBase64(query.get('_ke') || ''));
      if (known.kl_company_id === companyId) return { email: known.kl_email };
    } catch {
      // No `_ke`, or none that can be read.
    }
    return query.get('utm_email') === null ? undefined : { email: query.get('utm_email') };
  }
  function readIdentifiers() {
    var identity = readIdentity();
    if (pending.email !== undefined) identity.$email = pending.email;
    return identity;
  }

  var methods = {
    account: () => (isOff() ? undefined : companyId),
    cookieDomain(domain) {
      if (domain !== undefined && !isOff()) cookieDomain = domain;
      return isOff() ? undefined : cookieDomain;
    },
    identify(properties) {
      var wanted = properties || {};
      var email = wanted.$email || wanted.email;
      var current = readIdentity();
      if (isOff()) return Promise.resolve({});
      if (email === undefined) return Promise.resolve(wanted);
      if (current.$email !== undefined && current.$email !== email) clearIdentity();
      return sendSoon({ email: email }).then(() => ({ $email: email }));
    },
    isIdentified() {
      var identity = readIdentifiers();
      return identifierKeys.some((key) => identity[key] !== undefined);
    },
    _getIdentifiers: () => readIdentifiers(),
    // The account's plan has no personalization (section 5.9).
    getGroupMembership: () => Promise.resolve([]),
    openForm: () => undefined,
    track: () => Promise.resolve(true),
    trackViewedItem: () => undefined,
    cacheEvent: () => undefined,
    sendCachedEvents: () => undefined,
    setJWTProvider: () => undefined,
  };
  /** Runs one `[method, …arguments, callback?]`. */
  function run(entry) {
    if (typeof entry === 'function') return entry();
    var rest = Array.prototype.slice.call(entry, 1);
    var deliver = typeof rest[rest.length - 1] === 'function' ? rest.pop() : undefined;
    var method = methods[entry[0]];
    var result = method === undefined ? undefined : method.apply(undefined, rest);
    if (deliver !== undefined) void Promise.resolve(result).then((value) => deliver(value));
    return result;
  }

  if (!isOff()) {
    var identity = readIdentity();
    var token = identity.$exchange_id;
    if (identity.cid === undefined || (token !== undefined && companyOf(token) !== companyId))
      clearIdentity();
    else storeSession(token);
    var attributes = readUrl();
    if (attributes !== undefined) void sendSoon(attributes);
  }

  var waiting = [].concat(window._klOnsite || [], window._learnq || []);
  window.klaviyo = { push: run };
  Object.keys(methods).forEach((name) => {
    if (name === '_getIdentifiers') return;
    window.klaviyo[name] = function () {
      return Promise.resolve(run([name].concat(Array.prototype.slice.call(arguments))));
    };
  });
  window._klOnsite = { push: run };
  window._learnq = { push: run };
  waiting.forEach(run);
}
