import * as z from "zod";

/** Languages everything is written in. One file in `shared/locales` and one entry here add another. */
export const locales = ["en-US", "en-GB", "fr"] as const;
export const Locale = z.enum(locales);
export type Locale = z.infer<typeof Locale>;
