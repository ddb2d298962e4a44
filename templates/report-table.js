// Tables: a button in each head that sorts, and a search field above long ones.
{
  const LONG = 12;
  const FEW = 5; // rows of a table inside a finding that need no sorting
  const RANKS = ["good", "fair", "open", "warn", "bad", "calm"];
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });

  // A score range counts by its higher end, a badge by its gravity, all else by its text.
  const keyOf = (row, column) => {
    const cell = row.cells[column];
    const badge = cell.querySelector(".badge");
    if (badge) return RANKS.findIndex((tone) => badge.classList.contains(tone));
    const text = cell.textContent.trim();
    const range = text.match(/^(\d+)(?:-(\d+))?$/);
    return range ? Number(range[2] ?? range[1]) : text;
  };

  const compare = (first, second) => {
    if (first === "" || second === "") return (first === "") - (second === "");
    if (typeof first === "number" && typeof second === "number") return first - second;
    return order.compare(String(first), String(second));
  };

  const sort = (table, column, descending) => {
    const body = table.tBodies[0];
    const keyed = [...body.rows].map((row) => [keyOf(row, column), row]);
    keyed.sort(([first], [second]) => {
      const empty = first === "" || second === "";
      return compare(first, second) * (descending && !empty ? -1 : 1);
    });
    body.append(...keyed.map(([, row]) => row));
  };

  const sortable = (table) => {
    if (!table.classList.contains("matrix")) table.classList.add("sortable");
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      if (!head.textContent.trim()) return;
      const button = riskctl.make("button", { type: "button", class: "sort" });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const descending = head.getAttribute("aria-sort") === "ascending";
        for (const cell of heads) cell.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        sort(table, column, descending);
      });
    });
  };

  const searchable = (table) => {
    const rows = [...table.tBodies[0].rows];
    const texts = rows.map((row) => riskctl.plain(row.textContent));
    const status = riskctl.make("p", { class: "soft small", role: "status" });
    const search = riskctl.searchField(riskctl.say("search table"), () => {
      const wanted = search.value();
      rows.forEach((row, index) => { row.hidden = !riskctl.matches(texts[index], wanted); });
      const count = rows.filter((row) => !row.hidden).length;
      status.textContent = wanted ? riskctl.say("rows shown", { count, total: rows.length }) : "";
    });
    const bar = riskctl.make("div", { class: "tools" });
    bar.append(search.frame, status);
    (table.closest(".scroll") ?? table).before(bar);
  };

  for (const table of document.querySelectorAll("table")) {
    const rows = table.tBodies[0].rows.length;
    if (rows > (table.closest(".finding") ? FEW : 1)) sortable(table);
    if (rows > LONG) searchable(table);
  }
}
