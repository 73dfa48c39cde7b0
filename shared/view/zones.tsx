import { placeOfZone } from "#shared/locales/dates.ts";

/** Every zone there is, by continent, with the chosen one always among them. */
function zonesByRegion(chosen: string): Map<string, string[]> {
  const zones = new Set(Intl.supportedValuesOf("timeZone"));
  zones.add("UTC");
  if (chosen !== "") zones.add(chosen);
  const regions = new Map<string, string[]>();
  for (const zone of [...zones].sort()) {
    const region = zone.includes("/") ? zone.slice(0, zone.indexOf("/")) : "UTC";
    const list = regions.get(region) ?? [];
    list.push(zone);
    regions.set(region, list);
  }
  return regions;
}

/** The options of a time zone list. */
export function ZoneOptions({ chosen }: { chosen: string }) {
  return (
    <>
      {[...zonesByRegion(chosen)].map(([region, zones]) => (
        <optgroup label={region}>
          {zones.map((zone) => (
            <option value={zone} selected={zone === chosen}>
              {zone.split("/").length > 2
                ? zone.split("/").slice(1).join(" – ").replaceAll("_", " ")
                : placeOfZone(zone)}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}
