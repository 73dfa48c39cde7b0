import { CfnOutput, type Stack } from "aws-cdk-lib";
import type { Coordinators } from "./constructs/coordinators.ts";
import type { DataTable } from "./constructs/data-table.ts";
import type { DomainBus } from "./constructs/event-bus.ts";
import type { MailSender } from "./constructs/mail-sender.ts";
import type { Api } from "./constructs/rest-api.ts";
import type { Parameters } from "./parameters.ts";

export interface Outcome {
  readonly parameters: Parameters;
  readonly api: Api;
  readonly bus: DomainBus;
  readonly coordinators: Coordinators;
  readonly mail: MailSender;
  readonly table: DataTable;
}

/** What whoever deploys needs next: addresses, ids, and the DNS records that let SES sign. */
export function output(stack: Stack, { parameters, api, bus, coordinators, mail, table }: Outcome): void {
  const values: Record<string, [value: string, description: string]> = {
    ApiUrl: [api.api.url, "Where the API and the pages are"],
    ConsoleUrl: [`${api.address}/console`, "The console of coordinators; behind PublicUrl, if that is set"],
    UserPoolId: [coordinators.pool.userPoolId, "Coordinators are invited here"],
    ConsoleClientId: [coordinators.console.userPoolClientId, "Sign-in of people, with a code and PKCE"],
    MachineClientId: [
      coordinators.machine.userPoolClientId,
      "Sign-in of the society's systems, with client credentials",
    ],
    TokenEndpoint: [coordinators.tokenEndpoint, "Where both get their tokens, with the scope almanac/admin"],
    TableName: [table.table.tableName, "All data"],
    EventBusName: [bus.bus.eventBusName, "Domain events: a society's own systems may add rules"],
  };
  for (const [id, [value, description]] of Object.entries(values)) new CfnOutput(stack, id, { value, description });
  const condition = parameters.mailDomainIsNew;
  for (const [index, record] of mail.identity.dkimRecords.entries()) {
    const number = index + 1;
    const name = `CNAME record ${number} of 3 that MailDomain needs in its DNS: its name`;
    new CfnOutput(stack, `DkimName${number}`, { value: record.name, description: name, condition });
    new CfnOutput(stack, `DkimValue${number}`, { value: record.value, description: "Its value", condition });
  }
}
