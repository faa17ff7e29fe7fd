// Measures, inside a page, how long it takes from a key or a click until what
// it changed is painted. It looks on and changes nothing. See feel.go.
(() => {
  // After this long without a change, and with nothing being loaded, an answer is whole.
  const STILL_MS = 350;
  const tell = (told) => window.runtime.EventsEmit("feel", told);
  const now = () => performance.now();

  /** Calls back once the next frame is painted, with the time. */
  const painted = (then) =>
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => then(now());
      after.port2.postMessage(0);
    });

  let answer = null;
  let timer;

  // What the page asks the program meanwhile, and when it was answered: Wails' own two doors.
  const ask = window.WailsInvoke;
  window.WailsInvoke = (message) => {
    const call = answer && /^C(\{.*\})$/s.exec(message);
    if (call) {
      const { name, callbackID } = JSON.parse(call[1]);
      answer.calls.set(callbackID, { name, asked: now() - answer.at });
    }
    ask(message);
  };
  const { Callback } = window.wails;
  window.wails.Callback = (message) => {
    const call = answer?.calls.get(JSON.parse(message).callbackid);
    if (call) Object.assign(call, { answered: now() - answer.at, letters: message.length });
    Callback(message);
  };

  const isLoading = () => document.querySelector('[aria-busy="true"], [role="status"][aria-label="Loading…"]') !== null;

  const whole = () => {
    if (isLoading()) {
      timer = setTimeout(whole, STILL_MS);
      return;
    }
    const { what, at, last, waited, frames } = answer;
    let { rows } = answer;
    const calls = [...answer.calls.values()];
    answer = null;
    // An answer that changes nothing that is seen was there when it came.
    const answered = (calls) => calls.map((call) => call.answered ?? -1);
    const ms = Math.max(last - at, ...answered(calls));
    const first = Math.min(...answered(calls));
    rows ||= Math.max(-1, ...answered(calls.filter(({ asked }) => asked < first)));
    tell({ what, ms: last === 0 && calls.length === 0 ? -1 : ms, rows, waited, painted: frames, calls });
  };

  const begin = (event) => {
    if (["Shift", "Control", "Alt"].includes(event.key)) return;
    clearTimeout(timer);
    // From the moment at which the window system had it, where that is known.
    const at = event.timeStamp > 0 && event.timeStamp <= now() ? event.timeStamp : now();
    answer = { what: event.key ?? "click", at, last: 0, rows: 0, frames: [], calls: new Map(), waited: now() - at };
    timer = setTimeout(whole, STILL_MS);
  };
  addEventListener("keydown", begin, true);
  addEventListener("click", (event) => event.detail > 0 && begin(event), true);

  // Its sums stand beside the rows of a list.
  const inRows = ({ target }) => {
    const element = target instanceof Element ? target : target.parentElement;
    return element?.closest('[role="row"][id]') || element?.matches('[role="rowgroup"]');
  };

  new MutationObserver((changes) => {
    if (!answer) return;
    const mine = answer;
    const rows = changes.some(inRows);
    painted((at) => {
      mine.last = Math.max(mine.last, at);
      if (rows) mine.rows = at - mine.at;
      mine.frames.push(at - mine.at);
      if (mine !== answer) return;
      clearTimeout(timer);
      timer = setTimeout(whole, STILL_MS);
    });
  }).observe(document.body, { subtree: true, childList: true, characterData: true });

  // Scrolling: how many frames showed a hole where a row belongs, or stood at the end of what was read so far.
  let scrolling = null;
  const isHole = (grid) => {
    const { left, top, bottom, width } = grid.getBoundingClientRect();
    const height = grid.querySelector('[role="row"][aria-rowindex="1"]')?.clientHeight ?? 0;
    const below = grid.scrollTop + grid.clientHeight < grid.scrollHeight - 1;
    return [0.25, 0.5, 0.75, 0.95].some((part) => {
      const y = top + height + (bottom - top - height) * part;
      const seen = document.elementsFromPoint(left + width / 2, y);
      return below && !seen.some((element) => element.closest?.('[role="row"]'));
    });
  };
  const isStuck = (grid) => {
    if (grid.scrollTop + grid.clientHeight < grid.scrollHeight - 1) return false;
    const rows = [...grid.querySelectorAll('[role="row"][id]')].map((row) => Number(row.getAttribute("aria-rowindex")));
    return Math.max(...rows) < Number(grid.getAttribute("aria-rowcount"));
  };
  const frame = (at) => {
    const grid = document.querySelector('[role="grid"]');
    if (!scrolling || !grid) return;
    if (grid.scrollTop !== scrolling.top) {
      scrolling.moved = at;
      scrolling.frames++;
      scrolling.worst = Math.max(scrolling.worst, at - scrolling.before);
      if (isHole(grid)) scrolling.holes++;
    }
    if (isStuck(grid)) scrolling.stuck++;
    scrolling.top = grid.scrollTop;
    scrolling.before = at;
    if (at - scrolling.moved < 2 * STILL_MS) {
      requestAnimationFrame(frame);
      return;
    }
    const { frames, holes, stuck, worst, top } = scrolling;
    scrolling = null;
    tell({ what: "scrolled", frames, holes, stuck, worst, pixels: top });
  };
  addEventListener(
    "wheel",
    () => {
      if (scrolling) return;
      scrolling = { frames: 0, holes: 0, stuck: 0, worst: 0, top: -1, moved: now(), before: now() };
      requestAnimationFrame(frame);
    },
    { capture: true, passive: true },
  );

  // Tells of something once it is painted, as soon as it is there.
  const tellOnce = (what, isThere) => {
    const look = () => {
      if (!isThere()) return false;
      painted(() => tell({ what, at: Date.now() }));
      return true;
    };
    if (look()) return;
    const waiting = new MutationObserver(() => look() && waiting.disconnect());
    waiting.observe(document, { subtree: true, childList: true, attributes: true });
  };
  // Usable is when the link that both this window and the one it is compared with have is painted.
  tellOnce("usable", () => [...document.querySelectorAll("a")].some((each) => each.textContent.includes("Products")));
  // And whole when the page to which it opens is.
  tellOnce("whole", () => document.querySelector("main h1") && !isLoading());
})();
