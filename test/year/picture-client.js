// Runs in the picture of a year: filters by person, walks from mark to mark, opens a mail.
const find = (id) => document.getElementById(id);
const lanes = [...document.querySelectorAll(".lane")];
const dialog = document.querySelector("dialog");
let opened;

/** Mails and pairs, unpacked when somebody first asks. */
function bodies() {
  opened ??= (async () => {
    const packed = Uint8Array.from(atob(find("bodies").textContent), (character) => character.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  })();
  return opened;
}

function facts(list) {
  find("d-facts").replaceChildren(
    ...list
      .filter(([, value]) => value)
      .flatMap(([name, value]) => {
        const [term, detail] = [document.createElement("dt"), document.createElement("dd")];
        term.textContent = name;
        detail.textContent = value;
        return [term, detail];
      }),
  );
}

function show(asText) {
  find("d-html").hidden = asText;
  find("d-text").hidden = !asText;
  find("d-show-html").setAttribute("aria-pressed", String(!asText));
  find("d-show-text").setAttribute("aria-pressed", String(asText));
}

async function open(button) {
  const mail = (await bodies()).mails[Number(button.dataset.i)];
  find("d-kind").textContent = mail.silent ? `${mail.kind}, not sent` : mail.kind;
  find("d-subject").textContent = mail.subject ?? "This mail did not leave";
  facts([
    ["To", mail.to],
    [mail.silent ? "It was due" : "Accepted", mail.local],
    ["Why", mail.why],
    ["Invitation", mail.invitation],
  ]);
  find("d-because").replaceChildren(
    ...(mail.because ?? []).map((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence;
      return item;
    }),
  );
  dialog.classList.toggle("bodiless", !mail.html);
  find("d-html").srcdoc = mail.html ? mail.html.replace("<head>", '<head><base target="_blank">') : "";
  find("d-text").textContent = mail.text ?? "";
  show(false);
  dialog.showModal();
}

const shown = () => lanes.filter((lane) => !lane.hidden && lane.querySelector("button"));
const nearest = (lane, left) =>
  [...lane.querySelectorAll("button")].reduce((one, other) =>
    Math.abs(Number.parseFloat(other.style.left) - left) < Math.abs(Number.parseFloat(one.style.left) - left)
      ? other
      : one,
  );

function neighbour(button, key) {
  const lane = button.closest(".lane");
  const marks = [...lane.querySelectorAll("button")];
  const rows = shown();
  const left = Number.parseFloat(button.style.left);
  if (key === "ArrowRight") return marks[marks.indexOf(button) + 1];
  if (key === "ArrowLeft") return marks[marks.indexOf(button) - 1];
  if (key === "Home") return marks[0];
  if (key === "End") return marks.at(-1);
  const row = rows[rows.indexOf(lane) + (key === "ArrowDown" ? 1 : -1)];
  return row && nearest(row, left);
}

/** One stop for the Tab key; arrows do the rest. */
function makeStop(button) {
  for (const other of document.querySelectorAll('.track [tabindex="0"]')) other.tabIndex = -1;
  if (button) button.tabIndex = 0;
}

document.querySelector(".lanes").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  makeStop(button);
  void open(button);
});
document.querySelector(".lanes").addEventListener("keydown", (event) => {
  const button = event.target.closest(".track button");
  if (!button || !/^(Arrow|Home$|End$)/.test(event.key)) return;
  event.preventDefault();
  const next = neighbour(button, event.key);
  if (!next) return;
  makeStop(next);
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
});
find("who").addEventListener("change", async ({ target: { value } }) => {
  const role = value.startsWith("role:") ? value.slice(5) : "";
  const pairs = value && !role ? (await bodies()).pairs.filter((pair) => pair.includes(value)).flat() : [];
  const wanted = new Set([value, ...pairs]);
  for (const lane of lanes) {
    const { person } = lane.dataset;
    lane.hidden = value !== "" && (role ? !person.startsWith(role) : !wanted.has(person));
  }
  for (const part of document.querySelectorAll(".part"))
    part.hidden = !lanes.some((lane) => !lane.hidden && lane.dataset.person.startsWith(part.dataset.role));
  makeStop(shown()[0]?.querySelector("button"));
});
find("d-show-html").addEventListener("click", () => show(false));
find("d-show-text").addEventListener("click", () => show(true));
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
makeStop(shown()[0]?.querySelector("button"));
