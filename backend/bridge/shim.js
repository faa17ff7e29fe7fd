// Stands for what Wails puts into the page of the window: window.go with the
// bound methods, window.runtime with events and the window's functions.
(() => {
  const listeners = new Map();

  const remove = (event, listener) => {
    listeners.set(event, (listeners.get(event) ?? []).filter((l) => l !== listener));
  };
  const on = (event, callback, times) => {
    const listener = { callback, left: times };
    listeners.set(event, [...(listeners.get(event) ?? []), listener]);
    return () => remove(event, listener);
  };
  const notify = (event, data) => {
    for (const listener of listeners.get(event) ?? []) {
      listener.callback(...data);
      if (listener.left > 0 && --listener.left === 0) remove(event, listener);
    }
  };

  const source = new EventSource('/__bridge/events');
  source.onmessage = (message) => {
    const { name, data } = JSON.parse(message.data);
    notify(name, data);
  };

  const call = async (name, args) => {
    const response = await fetch('/__bridge/call', { method: 'POST', body: JSON.stringify({ name, args }) });
    if (!response.ok) throw new Error(await response.text());
    const { result, error } = await response.json();
    if (error !== undefined) throw new Error(error);
    return result;
  };

  window.go = {};
  for (const name of boundMethods) {
    const [pkg, struct, method] = name.split('.');
    const service = ((window.go[pkg] ??= {})[struct] ??= {});
    service[method] = (...args) => call(name, args);
  }

  // What the page asked of the window, for assertions.
  window.runtimeCalls = [];
  const known = {
    EventsOn: (event, callback) => on(event, callback, -1),
    EventsOnMultiple: (event, callback, times) => on(event, callback, times),
    EventsOnce: (event, callback) => on(event, callback, 1),
    EventsOff: (...events) => events.forEach((event) => listeners.delete(event)),
    EventsOffAll: () => listeners.clear(),
    EventsEmit: (event, ...data) => notify(event, data),
    Environment: async () => ({ buildType: 'e2e', platform: 'linux', arch: 'amd64' }),
  };
  window.runtime = new Proxy(known, {
    get: (target, name) =>
      target[name] ??
      ((...args) => {
        window.runtimeCalls.push([name, ...args]);
        return Promise.resolve(undefined);
      }),
  });
})();
