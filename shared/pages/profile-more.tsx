import { Boxes, OneOf, type PartProps } from "./profile-parts.tsx";

/** Mentees a mentor may take as a small group. */
const groupSizes = [2, 3, 4, 5, 6, 7, 8] as const;

/** What a mentor would do for more people than their own mentees. */
export function MoreThanOne({ t, said }: Pick<PartProps, "t" | "said">) {
  const sizes = groupSizes.map((size) => [String(size), t("offer.profile.size", { size })] as const);
  return (
    <>
      <OneOf t={t} said={said} name="group" label={t("offer.profile.group")} options={sizes} />
      <Boxes said={said} name="once" label={t("offer.profile.once")} options={[["yes", t("offer.profile.once.yes")]]} />
    </>
  );
}
