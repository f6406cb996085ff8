// The address says what is shown: the part after # holds every filter, the order, the page of the
// table and the open claim. Whatever changes what is shown changes the address first.
let address = new URLSearchParams(location.hash.slice(1));

const changed = (changes) => {
  const next = new URLSearchParams(address);
  for (const [name, value] of Object.entries(changes)) value ? next.set(name, value) : next.delete(name);
  return next;
};
const href = (changes) => `#${changed(changes)}`;
let writing;
function go(changes) {
  address = changed(changes);
  clearTimeout(writing); // a browser refuses an address that changes with every key
  writing = setTimeout(() => history.replaceState(null, "", `${address}` ? `#${address}` : location.pathname), 100);
  show();
}
addEventListener("hashchange", () => {
  clearTimeout(writing);
  address = new URLSearchParams(location.hash.slice(1));
  show();
});

const controls = [...byId("filters").elements].filter((one) => one.id in FILTERS);
const setControls = () => {
  for (const one of controls) {
    const held = address.get(one.id) ?? "";
    const value = SHOWN_AS[one.id]?.(held) ?? held;
    if (one.value === value) continue;
    one.value = value;
    if (one.value === value || one.tagName !== "SELECT") continue;
    one.add(new Option(`${plain(value)} (0)`, value)); // an address of another version of the page
    one.value = value;
  }
};
const chosen = () => {
  const tests = Object.keys(FILTERS).filter((name) => address.get(name)).map((name) => FILTERS[name](address.get(name)));
  return ordered(address.get("sort") ?? "-period").filter((row) => tests.every((test) => test(row)));
};
