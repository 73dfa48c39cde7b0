import { relations } from "../../../domain/pairing-policy.ts";
import { valueNames } from "../../../domain/profile.ts";
import { type Column, plain } from "../../coordinators/import/columns.ts";

/** Which of the two files. */
export const sides = ["mentees", "mentors"] as const;
export type Side = (typeof sides)[number];

/** What names somebody, the surest first. */
export const naming = ["id", "email", "name"] as const;

const relationHeadings: Readonly<Record<(typeof relations)[number], string>> = {
  "line-manager": "line manager, line managers, manager, boss, responsable, supérieur, supérieur hiérarchique",
  preceptor: "preceptor, preceptors, précepteur, maître de stage, tuteur de stage",
  faculty: "faculty, teacher, teachers, lecturer, enseignant, enseignants, professeur",
  "residency-director": "residency director, programme director, program director, directeur de résidence",
  employer: "employer, employee, employers, employeur, employé",
  competitor: "competitor, competitors, concurrent, concurrents",
  "earlier-pairing":
    "earlier pairing, earlier pairings, paired before, previous mentor, previous mentors, earlier mentor, previous mentee, previous mentees, déjà ensemble, mentor précédent",
  conflict: "conflict, conflict of interest, conflit, conflit d’intérêts",
};

const valueHeadings: Readonly<Record<(typeof valueNames)[number], string>> = {
  planning: "planning, planification",
  directness: "directness, franchise",
  thinking: "thinking, réflexion",
  breadth: "breadth, étendue",
  boundaries: "boundaries, limites",
  purpose: "purpose, motivation",
};

const both = [
  column(
    "id",
    "id, identifier, number, member number, member id, member no, no, identifiant, numéro, numéro de membre",
  ),
  column("email", "e-mail, mail, e-mail address, courriel, adresse courriel, adresse e-mail, adresse électronique"),
  column("name", "name, full name, nom, nom complet, prénom et nom"),
  column("stage", "stage, career stage, étape, étape de carrière, stade, niveau"),
  column("topics", "topics, topic, goals, interests, expertise, sujets, sujet, thèmes, objectifs, intérêts"),
  column("zone", "zone, time zone, tz, fuseau horaire, fuseau"),
  column("languages", "languages, language, spoken languages, langues, langue, langues parlées"),
  column("region", "region, area, state, province, country, région, pays"),
  column(
    "institution",
    "institution, institutions, workplace, organization, organisation, établissement, lieu de travail",
  ),
  column("discipline", "discipline, practice, practice area, area of practice, domaine, domaine d’exercice"),
  column("sector", "sector, secteur"),
  column("supports", "supports, wishes to support, groups, soutient"),
  column("lived", "lived, lived experience, vécu, expérience vécue"),
  column("avoid", "avoid, not with, keep apart, éviter, à éviter, pas avec"),
  column("apart", "apart, institutions to avoid, avoid institutions, établissements à éviter"),
  ...relations.map((one) => column(one, `${one}, ${relationHeadings[one]}`)),
  ...valueNames.map((one) => column(one, `${one}, ${valueHeadings[one]}`)),
];

/** The columns either file may have, with the headings people give them. */
export const fileColumns: Readonly<Record<Side, readonly Column[]>> = {
  mentees: [
    ...both,
    column("wants", "wants, looking for, help wanted, cherche, recherche, souhaite"),
    column("wishes", "wishes, choices, preferred mentors, mentors wished for, souhaits, choix, mentors souhaités"),
    column("waitingSince", "waiting since, since, signed up, joined, en attente depuis, depuis, inscrit le"),
    column("alone", "alone, isolated, seul, isolé"),
    column("first", "first, first in line, priority, en premier, priorité"),
  ],
  mentors: [
    ...both,
    column("offers", "offers, offer, help offered, propose, offre"),
    column(
      "places",
      "places, place, capacity, number of mentees, mentees, capacité, nombre de places, nombre de mentorés",
    ),
  ],
};

function column(name: string, headings: string): Column {
  return { name, headings: headings.split(",").map(plain) };
}
