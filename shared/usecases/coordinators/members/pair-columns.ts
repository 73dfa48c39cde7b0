import { type Column, plain } from "../import/columns.ts";

/** Headings for one of the two, in English and French: "mentee name", "name of mentee", "nom du mentoré". */
function ofSide(side: "mentee" | "mentor", column: string, english: string, french: string): Column {
  const them = side === "mentee" ? ["mentee", "protege"] : ["mentor"];
  const eux = side === "mentee" ? ["mentoré", "mentorée", "mentoré(e)"] : ["mentor", "mentore"];
  const headings = [
    ...them.flatMap((one) =>
      english.split(",").flatMap((word) => [`${one} ${word}`, `${one}'s ${word}`, `${word} of ${one}`]),
    ),
    ...eux.flatMap((one) =>
      french.split(",").flatMap((word) => [`${word} ${one}`, `${word} du ${one}`, `${word} de la ${one}`]),
    ),
  ];
  return { name: `${side}${column}`, headings: [...new Set(headings.map(plain))] };
}

function both(column: string, english: string, french: string): Column[] {
  return [ofSide("mentee", column, english, french), ofSide("mentor", column, english, french)];
}

/** The columns of a file of running pairs. */
export const pairColumns: readonly Column[] = [
  ...both("Name", "name,full name", "nom,nom complet"),
  ...both(
    "Email",
    "email,e-mail,mail,e-mail address,email address",
    "courriel,e-mail,adresse,adresse courriel,adresse e-mail",
  ),
  ...both("Stage", "stage,career stage", "étape,étape de carrière"),
  ...both("Topics", "topics,topic,interests", "thèmes,thème,sujets"),
  ...both("Zone", "time zone,zone", "fuseau,fuseau horaire"),
  ...both("Locale", "language", "langue"),
  {
    name: "since",
    headings: ["since", "paired since", "start", "start date", "started", "depuis", "date de début", "début"].map(
      plain,
    ),
  },
];
