// Findings: search, filter by state, fold and unfold; on paper everything is unfolded.
{
  const folds = (root) => [...root.querySelectorAll("details.evidence")];

  const stateField = (findings, onChange) => {
    const frame = riskctl.make("label", { class: "tool" });
    const field = riskctl.make("select");
    field.append(riskctl.make("option", { value: "" }, riskctl.say("all states")));
    for (const state of new Set(findings.map((finding) => finding.dataset.state))) {
      field.append(riskctl.make("option", { value: state }, state));
    }
    frame.append(riskctl.make("span", {}, riskctl.say("state")), field);
    field.addEventListener("change", onChange);
    return { frame, value: () => field.value };
  };

  const foldButton = (label, section, open) => {
    const button = riskctl.make("button", { type: "button", class: "fold" }, label);
    button.addEventListener("click", () => { for (const fold of folds(section)) fold.open = open; });
    return button;
  };

  // A group whose findings are all filtered away hides its heading too.
  const hideEmptyGroups = (section) => {
    for (const group of section.querySelectorAll("section")) {
      group.hidden = [...group.querySelectorAll(".finding")].every((finding) => finding.hidden);
    }
  };

  const equip = (section) => {
    const findings = [...section.querySelectorAll(".finding")];
    if (!findings.length) return;
    const texts = findings.map((finding) => riskctl.plain(finding.textContent));
    const status = riskctl.make("p", { class: "soft small", role: "status" });
    const update = () => {
      findings.forEach((finding, index) => {
        const wanted = !state.value() || finding.dataset.state === state.value();
        finding.hidden = !wanted || !riskctl.matches(texts[index], search.value());
      });
      hideEmptyGroups(section);
      const count = findings.filter((finding) => !finding.hidden).length;
      status.textContent = riskctl.say("findings shown", { count, total: findings.length });
    };
    const search = riskctl.searchField(riskctl.say("search findings"), update);
    const state = stateField(findings, update);
    const bar = riskctl.make("div", { class: "tools" });
    bar.append(
      search.frame, state.frame,
      foldButton(riskctl.say("expand all"), section, true),
      foldButton(riskctl.say("collapse all"), section, false), status,
    );
    section.querySelector("h2").after(bar);
    for (const fold of folds(section)) fold.open = false;
  };

  // A link to a finding that is filtered away shows it again.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const finding = target?.closest(".finding");
    if (!finding) return;
    finding.hidden = false;
    finding.closest("section").hidden = false;
    for (const fold of folds(finding)) fold.open = true;
    finding.scrollIntoView();
  };

  for (const section of document.querySelectorAll("section.findings")) equip(section);
  addEventListener("hashchange", reveal);
  reveal();

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of folded) fold.open = false; });
}
