import { meetPage } from "#shared/pages/meet.tsx";
import { type MeetModel, meetOutcomes, meetRefusals } from "#shared/pages/meet-model.ts";
import type { SampleWords } from "./sample-words.ts";

const site = "https://almanac.example";
const times = ["2026-09-08T16:00:00.000Z", "2026-09-10T16:00:00.000Z", "2026-09-12T16:30:00.000Z"];

/** The page on which two find a time to talk, in its states, by name. */
export function meetPages({ locale, programme, mentor, mentee }: SampleWords): Record<string, string> {
  const model: MeetModel = {
    ...{ locale, programme, action: `${site}/meet/token`, names: [mentor], others: "mentor" },
    ...{ zone: "America/New_York", theirs: "Asia/Kolkata", state: "none", offered: times },
  };
  const talk = { number: 2, sequence: 1, minutes: 45, how: "video", times } as const;
  const link = "https://almanac.example/room/a-rather-long-name-of-a-room-that-has-to-wrap-somewhere";
  const agreed: MeetModel = { ...model, state: "agreed", link, talk: { ...talk, at: times[0] } };
  const wrong = (...fields: readonly (readonly [field: string, message: string])[]) =>
    fields.map(([field, message]) => ({ field, message }));
  return {
    meet: meetPage(model),
    "meet booking": meetPage({ ...model, booking: "https://almanac.example/book/lee", room: link, how: "phone" }),
    "meet mentor": meetPage({ ...model, others: "mentee", names: [mentee], ownBooking: "" }),
    "meet theirs": meetPage({ ...model, state: "theirs", link, talk }),
    "meet yours": meetPage({ ...model, state: "yours", names: [""], talk: { ...talk, how: "phone" } }),
    "meet agreed": meetPage(agreed),
    "meet ask": meetPage({ ...model, ask: { number: 1, at: times[0] ?? "" }, marked: "moved" }),
    "meet wrong": meetPage({
      ...model,
      typed: {
        form: "propose",
        times: [times[0] ?? ""],
        fields: { date1: "2026-03-08", time1: "02:30", how: "video" },
      },
      errors: wrong(["times", "many"], ["time1", "not-there"], ["date2", "past"], ["link", "missing"], ["pet", "?"]),
    }),
    "meet wrong move": meetPage({
      ...agreed,
      typed: { form: "move", times: [], fields: { date1: "2020-01-01", time1: "10:00" } },
      errors: wrong(["date1", "past"]),
    }),
    "meet wrong booking": meetPage({
      ...{ ...model, others: "mentee", ownBooking: "", errors: wrong(["booking", "wrong"]) },
      typed: { form: "booking", times: [], fields: { booking: "http://plain.example" } },
    }),
    ...Object.fromEntries(
      [...meetOutcomes, ...meetRefusals].map((done) => [`meet ${done}`, meetPage({ ...model, done })]),
    ),
  };
}
