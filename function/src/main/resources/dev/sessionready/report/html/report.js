"use strict";
// Shows the data of this page. Every text is set as text, never as markup: names and tags of an
// account are somebody else's words. The layout of the data is described in ReportData.java.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.head.words;
  const texts = data.texts;
  const PASS = 0, FAIL = 1, WARN = 2, NOT_APPLICABLE = 3;
  const FINDING = { check: 0, verdict: 1, severity: 2, text: 3, seen: 4, explained: 5, fix: 6 };
  const STATES = ["ok", "bad", "warn", "none", "unknown", "unknown", "unknown"];
  const SEVERITIES = ["CRITICAL", "HIGH", "MEDIUM", "LOW"];
  const COMPLIANCE = {
    "NON_COMPLIANT": "bad", "NOT JUDGED": "unknown", "COMPLIANT": "ok", "NOT_APPLICABLE": "none",
  };
  const PAGE_SIZE = 100, CAUSES_AT_ONCE = 20, SAMPLE = 50, SVG = "http://www.w3.org/2000/svg";

  // ---------------------------------------------------------------- words and elements

  function say(key, ...values) {
    const pattern = words[key];
    if (pattern === undefined) {
      throw new Error("no words for " + key);
    }
    return pattern.replace(/\{(\d)\}/g, (_, place) => values[Number(place)]);
  }

  const number = new Intl.NumberFormat(document.documentElement.lang);
  const count = (value) => number.format(value);
  const text = (index, instance) => texts[index].replaceAll("\u0001", instance ? instance.id : "…");

  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (name.startsWith("on")) {
        node.addEventListener(name.slice(2), value);
      } else if (value === true) {
        node.setAttribute(name, "");
      } else if (value !== false && value !== null && value !== undefined) {
        node.setAttribute(name, value);
      }
    }
    node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
    return node;
  }
  const element = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
  const shape = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

  // A state is told by shape and sign as well as by colour.
  const MARKS = {
    ok: ["M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8z", "M4.7 8.3l2.3 2.3 4.4-4.9"],
    bad: ["M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z", "M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4"],
    warn: ["M8 .9l7.4 13.6H.6z", "M8 6v3.6M8 12.1v.1"],
    unknown: ["M8 .3L15.7 8 8 15.7.3 8z", "M6.1 6.5a1.95 1.95 0 1 1 2.7 1.8c-.6.3-.8.6-.8 1.2M8 11.9v.1"],
    none: ["M4 7.2h8v1.6H4z", ""],
  };
  function glyph(state) {
    return shape("svg", { class: "glyph " + state, viewBox: "0 0 16 16", "aria-hidden": "true" },
      shape("path", { class: "mark", d: MARKS[state][0] }),
      shape("path", { class: "sign", d: MARKS[state][1] }));
  }
  const badge = (state, label) => element("span", { class: "badge " + state }, glyph(state), label);
  const complianceWord = (compliance) => say("compliance." + compliance.replace(" ", "_"));
  const complianceBadge = (compliance) => badge(COMPLIANCE[compliance], complianceWord(compliance));
  const severityBadge = (severity, advice) =>
    badge(advice ? "none" : severity === "CRITICAL" || severity === "HIGH" ? "bad" : "warn", say("severity." + severity));
  const address = (instance) => "#instance=" + encodeURIComponent(instance.id);
  const nameOf = (instance) => instance.name || instance.id;
  const findingsOf = (instance) => data.rows[instance.row].map((index) => data.findings[index]);

  // ---------------------------------------------------------------- fixes

  function stepsOf(finding, instance) {
    const steps = [];
    for (let i = FINDING.fix; i < finding.length; i++) {
      steps.push(text(finding[i], instance));
    }
    return steps;
  }
  const isRemark = (step) => step.startsWith("#") || step.startsWith("{");

  function copyButton(label, accessible, content) {
    const said = element("span", { class: "hidden-text", role: "status" });
    const button = element("button", { type: "button", "aria-label": accessible === label ? null : accessible }, label);
    button.addEventListener("click", async () => {
      await copy(content());
      button.textContent = say("copied");
      said.textContent = say("copied");
      setTimeout(() => { button.textContent = label; said.textContent = ""; }, 2000);
    });
    return [button, said];
  }

  async function copy(content) {
    try {
      await navigator.clipboard.writeText(content);
    } catch {
      // Some browsers keep the clipboard from pages that are files.
      const area = element("textarea", { class: "hidden-text", "aria-hidden": "true" });
      area.value = content;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  }

  function fixBox(finding, instance, others) {
    const steps = stepsOf(finding, instance);
    if (steps.length === 0) {
      return [];
    }
    const check = data.checks[finding[FINDING.check]];
    const own = (other) => stepsOf(findingsOf(other).find((one) => one[FINDING.check] === finding[FINDING.check]), other).join("\n");
    const every = () => [...new Set(others.map(own))];
    const differs = (other) => own(other) !== steps.join("\n");
    const varies = others.length > 1 && others.slice(0, SAMPLE).some((other) => other !== instance && differs(other));
    return [
      element("p", { class: "label" }, say("fix")),
      varies ? element("p", { class: "lead" }, say("causes.variants", nameOf(instance))) : null,
      element("div", { class: "steps-box" }, element("pre", {}, element("code", {},
        steps.map((step, index) => [index > 0 ? "\n" : null,
          isRemark(step) ? element("span", { class: "remark" }, step) : step])))),
      element("div", { class: "actions" },
        copyButton(say("copy"), say("copy.fix", check.id), () => steps.join("\n") + "\n"),
        varies ? copyButton(say("copy.all", count(others.length)), say("copy.all", count(others.length)), () => every().join("\n") + "\n") : null),
    ];
  }

  // ---------------------------------------------------------------- head and summary

  const page = document.getElementById("page");
  const theme = { get: () => document.documentElement.dataset.theme ?? "auto" };

  function setTheme(name) {
    if (name === "auto") {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = name;
    }
    document.querySelectorAll(".themes button").forEach((button) =>
      button.setAttribute("aria-pressed", String(button.dataset.name === theme.get())));
  }

  const moment = (instant) => instant.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC");

  function header() {
    const item = (key, value) => element("div", {}, element("dt", {}, say(key)), element("dd", {}, value));
    return element("header", { class: "top" }, element("div", { class: "wrap" },
      element("div", {},
        element("h1", {}, say("title")),
        element("dl", { class: "place" },
          item("account", data.head.account), item("region", data.head.region), item("captured", moment(data.head.capturedAt)))),
      element("div", { class: "tools" },
        element("div", { class: "themes", role: "group", "aria-label": say("theme") },
          ["auto", "light", "dark"].map((name) => element("button",
            { type: "button", "data-name": name, "aria-pressed": String(name === theme.get()), onclick: () => setTheme(name) },
            say("theme." + name)))),
        element("button", { type: "button", onclick: () => window.print() }, say("print")))));
  }

  const byCompliance = new Map(Object.keys(COMPLIANCE).map((key) => [key, 0]));
  data.instances.forEach((instance) =>
    byCompliance.set(instance.compliance, (byCompliance.get(instance.compliance) ?? 0) + 1));

  function summary() {
    const total = data.instances.length;
    const bar = element("div", { class: "bar", "aria-hidden": "true" });
    const tiles = element("div", { class: "tiles" });
    for (const [compliance, instances] of byCompliance) {
      if (instances === 0 && (compliance === "NOT JUDGED" || compliance === "NOT_APPLICABLE")) {
        continue;
      }
      const part = element("span", { class: COMPLIANCE[compliance] });
      part.style.flexGrow = String(instances);
      bar.append(instances > 0 ? part : "");
      const key = "compliance." + compliance.replace(" ", "_");
      tiles.append(element("button",
        { type: "button", class: "tile card", "aria-pressed": "false", "data-compliance": compliance, onclick: () => filterBy(compliance) },
        element("b", { class: COMPLIANCE[compliance] }, count(instances)),
        element("span", { class: "name" }, glyph(COMPLIANCE[compliance]), say(key)),
        element("span", { class: "what" }, say(key + ".what"))));
    }
    return element("section", { "aria-labelledby": "summary" },
      element("h2", { id: "summary" }, say("summary"), " ",
        element("span", { class: "none" }, "· " + say("instances") + " " + count(total))),
      bar, tiles);
  }

  // ---------------------------------------------------------------- causes

  const chips = (instances) => element("ul", { class: "chips" }, instances.map((instance) =>
    element("li", {}, element("a", { href: address(instance) }, nameOf(instance)))));

  function causeCard(cause) {
    const instances = cause.instances.map((index) => data.instances[index]);
    const first = instances[0];
    const finding = findingsOf(first).find((one) => one[FINDING.check] === cause.check);
    const details = element("details", {},
      element("summary", {}, say("causes.affected"), " (" + count(instances.length) + ")"));
    details.addEventListener("toggle", () => {
      if (details.open && details.children.length === 1) {
        details.append(chips(instances));
      }
    });
    if (instances.length <= 12) {
      details.open = true;
      details.append(chips(instances));
    }
    return element("article", { class: "cause card" + (cause.advice ? " advice" : "") },
      element("div", { class: "head" },
        severityBadge(cause.severity, cause.advice),
        cause.advice ? element("span", { class: "check" }, say("advice")) : null,
        element("span", { class: "check mono" }, data.checks[cause.check].id)),
      element("h3", {}, text(finding[FINDING.text], first)),
      finding[FINDING.seen] < 0 ? null : [
        element("p", { class: "label" }, say("seen")),
        element("p", { class: "seen" }, text(finding[FINDING.seen], first))],
      fixBox(finding, first, instances),
      details);
  }

  function causes() {
    const list = element("div", {});
    let shown = 0;
    const more = element("button", { type: "button", onclick: () => show() });
    function show() {
      const next = data.causes.slice(shown, shown + CAUSES_AT_ONCE);
      list.append(...next.map(causeCard));
      shown += next.length;
      more.textContent = say("causes.more", count(data.causes.length - shown));
      more.hidden = shown >= data.causes.length;
    }
    show();
    return element("section", { "aria-labelledby": "causes" },
      element("h2", { id: "causes" }, say("causes"), " ", element("span", { class: "none" }, "· " + count(data.causes.length))),
      element("p", { class: "lead" }, data.causes.length === 0 ? say("causes.none") : say("causes.lead")),
      list, element("div", { class: "actions" }, more));
  }

  // ---------------------------------------------------------------- matrix

  const verdicts = data.rows.map((row) => {
    const byCheck = new Int8Array(data.checks.length).fill(NOT_APPLICABLE);
    row.forEach((index) => { byCheck[data.findings[index][FINDING.check]] = data.findings[index][FINDING.verdict]; });
    return byCheck;
  });
  const weights = data.rows.map((row) => row.reduce((sum, index) => {
    const finding = data.findings[index];
    return finding[FINDING.verdict] === FAIL && !finding[FINDING.explained] ? sum + 1000 ** (3 - finding[FINDING.severity]) : sum;
  }, 0));
  const used = data.checks.map((_, check) => verdicts.some((row) => row[check] !== PASS && row[check] !== NOT_APPLICABLE));
  const hiddenColumns = used.filter((one) => !one).length;
  const state = { search: "", compliance: "", check: "", verdict: "", sort: "worst", every: hiddenColumns === used.length, page: 0 };
  const controls = {};
  let haystacks = null;

  function haystack(index) {
    haystacks ??= data.instances.map((instance) => [instance.id, instance.name,
      ...instance.facts.map((fact) => texts[fact]), ...instance.tags.map((tag) => texts[tag])].join("\n").toLowerCase());
    return haystacks[index];
  }

  function matching() {
    const needles = state.search.toLowerCase().split(/\s+/).filter((needle) => needle !== "");
    const check = state.check === "" ? null : Number(state.check);
    const verdict = state.verdict === "" ? null : Number(state.verdict);
    const wanted = (found) => verdict === null ? found !== PASS && found !== NOT_APPLICABLE : found === verdict;
    const found = data.instances.filter((instance, index) =>
      (state.compliance === "" || instance.compliance === state.compliance)
      && (check === null ? verdict === null || verdicts[instance.row].some(wanted) : wanted(verdicts[instance.row][check]))
      && needles.every((needle) => haystack(index).includes(needle)));
    const orders = {
      worst: (a, b) => weights[b.row] - weights[a.row],
      name: (a, b) => nameOf(a).localeCompare(nameOf(b), document.documentElement.lang),
      id: (a, b) => (a.id < b.id ? -1 : 1),
    };
    return found.sort(orders[state.sort]);
  }

  function filterBy(compliance) {
    state.compliance = state.compliance === compliance ? "" : compliance;
    controls.compliance.value = state.compliance;
    update();
    document.getElementById("matrix").scrollIntoView();
  }

  function tableHead(columns) {
    const stages = [];
    columns.forEach((check) => {
      const stage = data.checks[check].stage;
      if (stages.at(-1)?.stage === stage) {
        stages.at(-1).span += 1;
      } else {
        stages.push({ stage, span: 1 });
      }
    });
    return element("thead", {},
      element("tr", {},
        element("th", { class: "first", scope: "col", rowspan: 2 }, say("instance")),
        element("th", { class: "status-cell", scope: "col", rowspan: 2 }, say("filter.compliance")),
        stages.map(({ stage, span }) => element("th", { class: "stage", scope: "colgroup", colspan: span },
          span > 2 ? stage : element("span", { class: "hidden-text" }, stage)))),
      element("tr", {}, columns.map((check) =>
        element("th", { class: "column", scope: "col", title: data.checks[check].title }, element("div", {}, data.checks[check].id)))));
  }

  function tableRow(instance, columns) {
    return element("tr", {},
      element("th", { class: "first", scope: "row" },
        element("a", { href: address(instance) }, nameOf(instance)),
        instance.name ? element("span", { class: "mono" }, instance.id) : null),
      element("td", { class: "status-cell" }, complianceBadge(instance.compliance)),
      columns.map((check) => {
        const verdict = verdicts[instance.row][check];
        return element("td", { class: "v " + STATES[verdict], "data-check": check, "data-instance": instance.id },
          glyph(STATES[verdict]), element("span", { class: "hidden-text" }, say("verdict." + verdict)));
      }));
  }

  function update() {
    const found = matching();
    const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
    state.page = Math.min(state.page, pages - 1);
    const rows = found.slice(state.page * PAGE_SIZE, (state.page + 1) * PAGE_SIZE);
    const columns = data.checks.map((_, check) => check).filter((check) => state.every || used[check]);
    controls.shown.textContent = say("shown", count(found.length), count(data.instances.length));
    controls.columns.textContent = state.every || hiddenColumns === 0 ? "" : say("columns.hint", hiddenColumns);
    controls.box.replaceChildren(rows.length === 0
      ? element("p", { class: "empty" }, say("none"))
      : element("table", { class: "matrix" },
          element("caption", { class: "hidden-text" }, say("matrix")),
          tableHead(columns),
          element("tbody", {}, rows.map((instance) => tableRow(instance, columns)))));
    controls.pager.hidden = pages === 1;
    controls.page.textContent = say("page.of", count(state.page + 1), count(pages));
    controls.previous.disabled = state.page === 0;
    controls.next.disabled = state.page === pages - 1;
    document.querySelectorAll(".tile").forEach((tile) =>
      tile.setAttribute("aria-pressed", String(tile.dataset.compliance === state.compliance)));
  }

  function set(name, value) {
    state[name] = value;
    state.page = 0;
    update();
  }

  function choice(name, label, options) {
    controls[name] = element("select", { onchange: (event) => set(name, event.target.value) },
      options.map(([value, word]) => element("option", { value }, word)));
    controls[name].value = state[name];
    return element("label", {}, label, controls[name]);
  }

  function matrix() {
    let typing = 0;
    controls.search = element("input", { type: "search", placeholder: say("search.hint"), autocomplete: "off",
      oninput: (event) => {
        clearTimeout(typing);
        typing = setTimeout(() => set("search", event.target.value), 120);
      } });
    controls.every = element("input", { type: "checkbox", onchange: (event) => set("every", event.target.checked) });
    controls.every.checked = state.every;
    controls.shown = element("span", { role: "status" });
    controls.columns = element("span", { class: "muted" });
    controls.box = element("div", { class: "table-box", role: "region", tabindex: 0, "aria-label": say("matrix.table"),
      onmouseover: (event) => explain(event.target.closest("td[data-check]")) });
    controls.page = element("span", {});
    controls.previous = element("button", { type: "button", onclick: () => turn(-1) }, say("page.previous"));
    controls.next = element("button", { type: "button", onclick: () => turn(1) }, say("page.next"));
    controls.pager = element("nav", { class: "pager", "aria-label": say("matrix.pages") }, controls.previous, controls.page, controls.next);
    const any = ["", say("filter.any")];
    const present = [...byCompliance].filter(([, instances]) => instances > 0).map(([key]) => [key, complianceWord(key)]);
    return element("section", { "aria-labelledby": "matrix" },
      element("h2", { id: "matrix" }, say("matrix")),
      element("p", { class: "lead" }, say("matrix.lead")),
      element("div", { class: "filters card", role: "search", "aria-label": say("matrix.filters") },
        element("label", { class: "grow" }, say("search"), controls.search),
        choice("compliance", say("filter.compliance"), [any, ...present]),
        choice("check", say("filter.check"), [any, ...data.checks.map((check, index) => [String(index), check.id])]),
        choice("verdict", say("filter.verdict"), [any, ...[1, 2, 4, 5, 6, 0, 3].map((verdict) => [String(verdict), say("verdict." + verdict)])]),
        choice("sort", say("sort"), ["worst", "id", "name"].map((order) => [order, say("sort." + order)])),
        element("label", { class: "tick" }, controls.every, element("span", {}, say("columns.all"))),
        element("button", { type: "button", onclick: reset }, say("reset"))),
      element("div", { class: "status" }, controls.shown, controls.columns),
      controls.box, controls.pager, legend());
  }

  function turn(pages) {
    state.page += pages;
    update();
    controls.box.scrollTop = 0;
  }

  function reset() {
    Object.assign(state, { search: "", compliance: "", check: "", verdict: "", sort: "worst", page: 0 });
    ["search", "compliance", "check", "verdict", "sort"].forEach((name) => { controls[name].value = state[name]; });
    update();
    controls.search.focus();
  }

  // A tooltip is made where the pointer is, not for every cell at once.
  function explain(cell) {
    if (cell && !cell.title) {
      const instance = data.instances.find((one) => one.id === cell.dataset.instance);
      const finding = findingsOf(instance).find((one) => one[FINDING.check] === Number(cell.dataset.check));
      cell.title = data.checks[cell.dataset.check].id + (finding ? ": " + text(finding[FINDING.text], instance) : "");
    }
  }

  const legend = () => element("ul", { class: "legend", "aria-label": say("legend") },
    [["ok", 0], ["bad", 1], ["warn", 2], ["unknown", 4], ["none", 3]].map(([kind, verdict]) =>
      element("li", {}, glyph(kind), say("verdict." + verdict))));

  // ---------------------------------------------------------------- drawings

  const HEIGHT = 62, LANE = 34, ROOM = 1226, LETTER = 7.7, ID_LETTER = 6.4;
  const STEP_STATES = ["ok", "unknown", "bad"];

  // Full-width characters take about twice the room of others.
  const breadth = (content) =>
    [...content].reduce((sum, one) => sum + (one.codePointAt(0) > 0x2e80 ? LETTER * 1.63 : LETTER), 0);

  // A name in at most two lines, parted at a space or after a full-width character.
  function lines(name, room) {
    if (breadth(name) <= room) {
      return [name];
    }
    const last = (parts) => [...name].reduce((cut, one, index) =>
      parts(one) && breadth(name.slice(0, index)) <= room ? index : cut, 0);
    const cut = last((one) => one === " ") || last((one) => one.codePointAt(0) > 0x2e80) || Math.floor(room / LETTER);
    let second = name.slice(cut).trim();
    while (breadth(second) > room) {
      second = second.replace(/.…?$/u, "") + "…";
      if (second.length < 3) {
        break;
      }
    }
    return [name.slice(0, cut), second];
  }

  function shortened(id, room) {
    const most = Math.floor(room / ID_LETTER);
    return id.length <= most ? id : id.slice(0, Math.ceil(most * 0.5) - 1) + "…" + id.slice(id.length - Math.floor(most * 0.5));
  }

  function box(node, x, y, width, height) {
    const left = x + (node.state ? 30 : 11);
    const room = width - (node.state ? 36 : 18);
    const name = lines(node.name, room);
    const all = [...name, ...[node.sub ?? ""].flat().filter((sub) => sub !== "").map((sub) => shortened(sub, room))];
    const top = y + height / 2 - (all.length - 1) * 7.5 + 4.2;
    const group = shape("g", { class: "node " + (node.state ?? "end"), role: "img", "aria-label": node.label },
      shape("title", {}, node.label),
      shape("rect", { class: "box", x: x + 1, y, width: width - 2, height, rx: 9 }),
      all.map((line, index) => shape("text",
        { class: index < name.length ? "kind" : "id", x: left, y: top + index * 15 }, line)));
    if (node.state) {
      group.append(fill(glyph(node.state), { x: x + 9, y: y + height / 2 - 8, width: 16, height: 16 }, []));
    }
    return group;
  }

  const after = (line, state) => state === "bad" || line === "cut" ? "cut" : state === "unknown" || line === "maybe" ? "maybe" : line;

  function wire(from, to, y, line) {
    const back = to < from;
    const tip = back ? to + 7 : to - 7;
    return [
      shape("path", { class: "wire " + line, d: `M${from} ${y}H${tip}` }),
      shape("path", { class: "tip " + line, d: `M${tip} ${y - 4.5}L${to} ${y}L${tip} ${y + 4.5}z` }),
    ];
  }

  // Nodes between two ends; where there are replies, they come back below.
  function drawing(label, start, nodes, end, replies) {
    const columns = Math.max(nodes.length, replies.length);
    const all = columns + (end ? 2 : 0);
    const GAP = all > 7 ? 22 : 30;
    const WIDTH = Math.max(112, Math.min(166, Math.floor((ROOM - (all - 1) * GAP) / all)));
    const width = all * WIDTH + (all - 1) * GAP;
    const rows = replies.length > 0 ? 2 : 1;
    const TOP = rows > 1 ? 24 : 4;
    const height = TOP + rows * HEIGHT + (rows - 1) * LANE + 6;
    const svg = shape("svg", { role: "group", "aria-label": label, width, height, viewBox: `0 0 ${width} ${height}` });
    const tall = height - TOP - 6;
    const lane = (row) => TOP + row * (HEIGHT + LANE) + HEIGHT / 2;
    let line = "";
    let x = 0;
    const wires = shape("g", { "aria-hidden": "true" });
    const boxes = [];
    if (start) {
      boxes.push(box(start, 0, TOP, WIDTH, tall));
      x = WIDTH + GAP;
    }
    nodes.forEach((node, index) => {
      if (index > 0 || start) {
        wires.append(...wire(x - GAP, x, lane(0), line));
      }
      boxes.push(box(node, x, TOP, WIDTH, HEIGHT));
      line = after(line, node.state);
      x += WIDTH + GAP;
    });
    if (end) {
      const right = width - WIDTH;
      wires.append(...wire(x - GAP, right, lane(0), line));
      boxes.push(box(end, right, TOP, WIDTH, tall));
      x = right - GAP - WIDTH;
      replies.forEach((node, index) => {
        wires.append(...wire(index === 0 ? right : x + WIDTH + GAP, x + WIDTH, lane(1), line));
        boxes.push(box(node, x, TOP + HEIGHT + LANE, WIDTH, HEIGHT));
        line = after(line, node.state);
        x -= WIDTH + GAP;
      });
      if (replies.length > 0) {
        wires.append(...wire(x + WIDTH + GAP, WIDTH, lane(1), line));
        wires.append(
          shape("text", { class: "lane", x: WIDTH + GAP, y: TOP - 8 }, say("path.request") + " →"),
          shape("text", { class: "lane", x: WIDTH + GAP, y: TOP + HEIGHT + LANE - 8 }, "← " + say("path.reply")));
      }
    }
    svg.append(wires, ...boxes);
    return element("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": label }, svg);
  }

  // ---------------------------------------------------------------- network paths

  function component(index) {
    const [name, ids, outcome, why, reply, endpoint, ...caveats] = data.components[index];
    return {
      name: texts[name], sub: texts[ids], state: STEP_STATES[outcome], why: texts[why],
      reply: reply === 1, endpoint: endpoint === 1, caveats: caveats.map((caveat) => texts[caveat]),
      label: [texts[name], texts[ids]].filter((part) => part !== "").join(" ") + ": " + say("step." + outcome)
        + (texts[why] === "" ? "" : ": " + texts[why]),
    };
  }

  function stepList(steps) {
    return element("ol", { class: "path-steps" }, steps.map((step) => element("li", {},
      glyph(step.state),
      element("span", {}, step.name),
      element("span", { class: "rule" }, element("span", { class: "hidden-text" }, step.word + ": "), step.why,
        step.caveats.map((caveat) => element("span", { class: "caveat" }, " " + caveat)),
        step.sub ? element("span", { class: "mono" }, step.sub) : null))));
  }

  const PATH_STATES = { a: "ok", b: "bad", u: "unknown" };

  function drawPath(path, instance) {
    const title = say("path.title", path.service);
    const shared = path.shared.map(component);
    const start = { name: nameOf(instance), sub: [texts[instance.facts[9]], texts[instance.facts[3]]], label: say("path.instance") + " " + nameOf(instance) };
    const end = { name: path.service, sub: data.head.region, label: say("path.service") + " " + path.service };
    const ways = path.packets.length > 0 ? path.packets : [{ to: -1, components: [] }];
    const drawn = ways.map((way) => {
      const own = way.components.map(component);
      const ahead = [...shared.filter((one) => !one.endpoint), ...own.filter((one) => !one.reply), ...shared.filter((one) => one.endpoint)];
      const back = own.filter((one) => one.reply);
      const where = way.to < 0 ? title : title + ", " + texts[way.to];
      return [
        way.to < 0 ? null : element("p", { class: "label" }, texts[way.to]),
        drawing(where, start, ahead, end, back),
        element("details", { open: path.outcome !== "a" },
          element("summary", {}, say("path.steps"), element("span", { class: "hidden-text" }, " " + where)),
          stepList([...ahead, ...back].map((one) => ({ ...one, word: say("state." + one.state) })))),
      ];
    });
    return element("article", { class: "drawing card" },
      element("div", { class: "head" },
        element("h4", {}, title),
        badge(PATH_STATES[path.outcome], say("outcome." + path.outcome)),
        element("span", { class: "sum" }, texts[path.summary])),
      path.caveats.map((caveat) => element("p", { class: "warn" }, texts[caveat])),
      drawn);
  }

  function paths(instance) {
    if (instance.because) {
      return null;
    }
    const route = instance.route < 0 ? [] : data.routes[instance.route].map((index) => data.paths[index]);
    return element("section", { "aria-labelledby": "paths" },
      element("h3", { id: "paths" }, say("paths")),
      element("p", { class: "lead" }, route.length === 0 ? say("paths.none") : say("paths.lead")),
      route.length > 0 && instance.proven.length > 0
        ? element("p", { class: "note" }, say("paths.proven", instance.proven.join(", "))) : null,
      route.map((path) => drawPath(path, instance)));
  }

  // ---------------------------------------------------------------- session and logging chains

  const WORST = ["none", "ok", "warn", "unknown", "bad"];
  const worst = (states) => WORST[Math.max(0, ...states.map((one) => WORST.indexOf(one)))];

  function linkOf(link, instance, findings, services) {
    const own = findings.filter((finding) => link.checks.includes(data.checks[finding[FINDING.check]].id));
    const states = own.map((finding) => STATES[finding[FINDING.verdict]]);
    const sentences = own.filter((finding) => finding[FINDING.verdict] !== NOT_APPLICABLE).map((finding) => text(finding[FINDING.text], instance));
    const path = services.get(link.service);
    if (path) {
      states.push(instance.proven.includes(path.service) ? "ok" : PATH_STATES[path.outcome]);
      sentences.push(path.service + ": " + texts[path.summary]);
    }
    const state = worst(states);
    const name = link.service ? say(link.name) + " (" + link.service + ")" : say(link.name);
    const sub = link.resource ? data.head.resources[link.resource] ?? "" : "";
    return { name, sub, state, why: sentences.join("; "), caveats: [], word: say("state." + state),
      label: [name, sub].filter((part) => part !== "").join(" ") + ": " + say("state." + state)
        + (sentences.length === 0 ? "" : ": " + sentences.join("; ")) };
  }

  function chains(instance) {
    if (instance.because) {
      return null;
    }
    const findings = findingsOf(instance);
    const services = new Map((instance.route < 0 ? [] : data.routes[instance.route]).map((index) => [data.paths[index].service, data.paths[index]]));
    return element("section", { "aria-labelledby": "chains" },
      element("h3", { id: "chains" }, say("chains")),
      element("p", { class: "lead" }, say("chains.lead")),
      data.chains
        .filter((chain) => chain.links.every((link) => !link.service || services.has(link.service)))
        .map((chain) => {
          const links = chain.links.map((link) => linkOf(link, instance, findings, services));
          const state = worst(links.map((link) => link.state));
          return element("article", { class: "drawing card" },
            element("div", { class: "head" }, element("h4", {}, say(chain.name)), badge(state, say("state." + state))),
            drawing(say(chain.name), null, links, null, []),
            element("details", {},
              element("summary", {}, say("path.steps"), element("span", { class: "hidden-text" }, " " + say(chain.name))),
              stepList(links)));
        }));
  }

  // ---------------------------------------------------------------- one instance

  function findingCard(finding, instance) {
    const check = data.checks[finding[FINDING.check]];
    const kind = STATES[finding[FINDING.verdict]];
    const failed = finding[FINDING.verdict] === FAIL;
    return element("article", { class: "finding card " + kind },
      element("div", { class: "head" },
        failed ? severityBadge(SEVERITIES[finding[FINDING.severity]], false) : badge(kind, say("verdict." + finding[FINDING.verdict])),
        element("span", { class: "mono" }, check.id)),
      element("h4", {}, text(finding[FINDING.text], instance)),
      finding[FINDING.explained]
        ? element("p", { class: "lead" }, say("explained"))
        : [
            finding[FINDING.seen] < 0 ? null : [
              element("p", { class: "label" }, say("seen")),
              element("p", { class: "seen" }, text(finding[FINDING.seen], instance))],
            fixBox(finding, instance, [instance]),
          ]);
  }

  function instanceView(instance) {
    const findings = findingsOf(instance);
    const order = (finding) => (finding[FINDING.explained] ? 100 : 0) + (finding[FINDING.verdict] === FAIL ? 0 : 10) + finding[FINDING.severity];
    const notable = findings
      .filter((finding) => finding[FINDING.verdict] !== PASS && finding[FINDING.verdict] !== NOT_APPLICABLE)
      .sort((a, b) => order(a) - order(b));
    const fact = (index, value) => value === "" ? null
      : element("div", {}, element("dt", {}, say("fact." + index)), element("dd", { class: (index > 0 && index < 5) || index === 9 ? "mono" : null }, value));
    const title = element("h2", { tabindex: -1 }, nameOf(instance));
    const view = element("div", { class: "instance" },
      element("p", { class: "back" }, element("a", { href: "#" }, "← " + say("back"))),
      element("div", { class: "title" }, title, complianceBadge(instance.compliance)),
      instance.name ? element("p", { class: "mono none" }, instance.id) : null,
      instance.because ? element("p", { class: "note" }, instance.because) : null,
      element("dl", { class: "facts card" },
        instance.facts.map((value, index) => fact(index, index === 8 ? moment(texts[value]) : texts[value])),
        instance.tags.length === 0 ? null : element("div", {}, element("dt", {}, say("tags")),
          element("dd", {}, instance.tags.map((tag) => texts[tag]).join(" · ")))),
      element("section", { "aria-labelledby": "found" },
        element("h3", { id: "found" }, say("found")),
        notable.length === 0 ? element("p", { class: "lead" }, instance.because ?? say("found.none")) : null,
        notable.map((finding) => findingCard(finding, instance))),
      chains(instance),
      paths(instance),
      findings.length === 0 ? null : element("section", { "aria-labelledby": "every" },
        element("h3", { id: "every" }, say("checks")),
        element("ul", { class: "all-checks card" }, findings.map((finding) => {
          const check = data.checks[finding[FINDING.check]];
          const kind = STATES[finding[FINDING.verdict]];
          return element("li", {}, glyph(kind),
            element("span", {}, element("span", { class: "mono" }, check.id), element("br"),
              element("a", { href: check.source, rel: "noopener noreferrer", target: "_blank" }, say("check.source"),
                element("span", { class: "hidden-text" }, " " + check.id))),
            element("span", { class: "said" },
              element("span", { class: "hidden-text" }, say("verdict." + finding[FINDING.verdict]) + ": "),
              text(finding[FINDING.text], instance),
              element("span", { class: "title-of" }, check.title + " — " + check.why)));
        }))));
    return { view, title };
  }

  // ---------------------------------------------------------------- the page

  const overview = element("div", {});
  const single = element("div", { hidden: true });
  let cameFrom = null;
  let scrolled = 0;

  function navigate(first) {
    const match = /^#instance=(.+)$/.exec(location.hash);
    const instance = match && data.instances.find((one) => one.id === decodeURIComponent(match[1]));
    if (instance) {
      if (!overview.hidden) {
        cameFrom = document.activeElement;
        scrolled = window.scrollY;
      }
      const { view, title } = instanceView(instance);
      single.replaceChildren(view);
      overview.hidden = true;
      single.hidden = false;
      document.title = nameOf(instance) + " · " + say("title");
      window.scrollTo(0, 0);
      title.focus({ preventScroll: true });
    } else if (!first && overview.hidden) {
      overview.hidden = false;
      single.hidden = true;
      single.replaceChildren();
      document.title = say("title");
      window.scrollTo({ top: scrolled, behavior: "instant" });
      cameFrom?.focus?.({ preventScroll: true });
    }
  }

  overview.append(summary(), causes(), matrix());
  page.append(
    element("a", { class: "skip", href: "#content" }, say("skip")),
    header(),
    element("main", { id: "content", class: "wrap", tabindex: -1 }, overview, single),
    element("footer", {}, element("div", { class: "wrap" }, say("footer", data.head.program, moment(data.head.capturedAt)))));
  update();
  navigate(true);
  window.addEventListener("hashchange", () => navigate(false));
})();
