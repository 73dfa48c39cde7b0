import { type Column, plain } from "./columns.ts";

/** The columns of a society's roll, with the headings people give them. */
export const memberColumns = [
  {
    name: "memberNumber",
    headings: words(
      "member number, member no, member id, member, membership number, membership no, membership id",
      "numéro de membre, n° de membre, no de membre, nº membre, n membre, numéro d’adhérent, n° d’adhérent, numéro d’adhésion, matricule",
    ),
  },
  {
    name: "email",
    headings: words(
      "e-mail, mail, e-mail address, mail address, primary email, contact email",
      "courriel, adresse courriel, adresse e-mail, adresse mail, adresse électronique, mél",
    ),
  },
  { name: "name", headings: words("name, full name, member name", "nom complet, nom et prénom, prénom et nom") },
  { name: "firstName", headings: words("first name, given name, forename", "prénom") },
  { name: "lastName", headings: words("last name, surname, family name", "nom, nom de famille") },
  { name: "role", headings: words("role, programme role, program role", "rôle") },
  { name: "stage", headings: words("stage, career stage, career", "étape, étape de carrière, stade, carrière") },
  { name: "topics", headings: words("topics, topic, interests", "sujets, sujet, thèmes, intérêts") },
  { name: "zone", headings: words("time zone, zone, tz", "fuseau horaire, fuseau") },
  { name: "locale", headings: words("language, preferred language, locale", "langue, langue préférée") },
  {
    name: "places",
    headings: words("places, capacity, number of mentees", "capacité, nombre de places, nombre de mentorés"),
  },
  {
    name: "status",
    headings: words("status, member status, membership status", "statut, statut d’adhésion, statut de membre, état"),
  },
  {
    name: "expires",
    headings: words(
      "expires, expires on, expiry, expiry date, expiration, expiration date, membership expires, valid until, paid through, paid until, end date",
      "expire, expire le, date d’expiration, échéance, date d’échéance, fin d’adhésion, valable jusqu’au",
    ),
  },
] as const satisfies readonly Column[];

/** Headings as people write them, made plain. */
function words(...lists: string[]): string[] {
  return lists.flatMap((list) => list.split(",")).map(plain);
}
