// Elements of a role whose accessible name contains a text, ignoring case. Runs inside the page, as the body of a
// function with the arguments (role, name). A small part of the rules for accessible names, enough for Tactus:
// aria-labelledby, aria-label, label, alt, title, then the text.
const [role, name] = arguments;
const natural = {
  button: "button, input[type=submit], summary",
  link: "a[href]",
  textbox: "input:not([type]), input[type=text], input[type=email], input[type=password], input[type=number], input[type=search], textarea",
  spinbutton: "input[type=number]",
  checkbox: "input[type=checkbox]",
  switch: "input[type=checkbox][role=switch]",
  radio: "input[type=radio]",
  combobox: "select",
  option: "option",
  heading: "h1, h2, h3, h4, h5, h6",
  dialog: "dialog[open]",
  img: "img[alt], svg[aria-label]",
  list: "ul, ol",
  listitem: "li",
  row: "tr",
  table: "table",
  main: "main",
  region: "section[aria-label], section[aria-labelledby]",
};
const squeeze = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const nameOf = (element) => {
  const by = element.getAttribute("aria-labelledby");
  if (by) return squeeze(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" "));
  const own = element.getAttribute("aria-label");
  if (own) return squeeze(own);
  if (element.labels?.length) return squeeze([...element.labels].map((label) => label.textContent).join(" "));
  if (element.matches("input, select, textarea")) return squeeze(element.placeholder || element.title || element.value);
  return squeeze(element.getAttribute("alt") || element.textContent || element.title);
};
const isSeen = (element) => {
  if (element.closest("[inert], [aria-hidden=true], [hidden]")) return false;
  // Radios and checkboxes may be drawn by their label; then the label has to be seen.
  const drawn = element.matches("input[type=radio], input[type=checkbox]") ? (element.labels?.[0] ?? element) : element;
  return drawn.getClientRects().length > 0 && getComputedStyle(drawn).visibility !== "hidden";
};
const selector = [`[role=${role}]`, natural[role] ? `:is(${natural[role]}):not([role])` : null, role === "switch" ? natural.switch : null]
  .filter(Boolean)
  .join(", ");
const wanted = name.toLowerCase();
const named = [...document.querySelectorAll(selector)]
  .filter(isSeen)
  .map((element) => ({ element, own: nameOf(element).toLowerCase() }));
// Who is called exactly so is meant before who is only called something like it.
const exact = named.filter(({ own }) => own === wanted);
return (exact.length > 0 ? exact : named.filter(({ own }) => own.includes(wanted))).map(({ element }) => element);
