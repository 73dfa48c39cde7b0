import { Aws, Stack } from "aws-cdk-lib";
import { CfnScheduleGroup } from "aws-cdk-lib/aws-scheduler";
import type { Construct } from "constructs";
import { jobNames } from "#shared/contracts/schedules.ts";
import type { Bundles } from "./bundle.ts";
import { Alarms } from "./constructs/alarms.ts";
import { Coordinators } from "./constructs/coordinators.ts";
import { DataTable } from "./constructs/data-table.ts";
import { DomainBus } from "./constructs/event-bus.ts";
import { Firewall } from "./constructs/firewall.ts";
import { FunctionSet } from "./constructs/function-set.ts";
import { Health } from "./constructs/health.ts";
import { HeldMail } from "./constructs/held-mail.ts";
import { KeyRing } from "./constructs/key-ring.ts";
import { MailNews } from "./constructs/mail-news.ts";
import { MailSender } from "./constructs/mail-sender.ts";
import { Api } from "./constructs/rest-api.ts";
import { ScheduledJob } from "./constructs/scheduled-job.ts";
import { SendQueue } from "./constructs/send-queue.ts";
import { StandingMail } from "./constructs/standing-mail.ts";
import { Undelivered } from "./constructs/undelivered.ts";
import { output } from "./outputs.ts";
import { parametersOf } from "./parameters.ts";

export interface AlmanacStackProps {
  readonly bundles: Bundles;
}

/** One society's deployment: everything it needs and nothing it shares. */
export class AlmanacStack extends Stack {
  constructor(scope: Construct, id: string, { bundles }: AlmanacStackProps) {
    super(scope, id, {
      description: "Almanac runs a society's mentoring programme for a year",
      terminationProtection: true,
      tags: { application: "almanac" },
    });
    const parameters = parametersOf(this);
    const alarms = new Alarms(this, "Alarms", parameters.alarmEmail);

    // What is kept, and what carries it.
    const table = new DataTable(this, "Data");
    const keyRing = new KeyRing(this, "KeyRing");
    const undelivered = new Undelivered(this, "Undelivered", alarms);
    const sendQueue = new SendQueue(this, "SendQueue", alarms, parameters.bulkSenders);
    const bus = new DomainBus(this, "Events", undelivered);
    const mail = new MailSender(this, "Mail", parameters);
    const mailNews = new MailNews(this, "MailNews", { mail, alarms, undelivered });
    const coordinators = new Coordinators(this, "Coordinators", parameters);

    // What is done.
    const functions = new FunctionSet(this, "Functions", {
      bundles,
      table,
      undelivered,
      uses: {
        keyRing: () => keyRing.grantRead(),
        giveHints: () => sendQueue.grantGive(),
        countHints: () => sendQueue.grantCount(),
        takeHints: () => sendQueue.grantTake("interactive"),
        takeBulkHints: () => sendQueue.grantTake("bulk"),
        takeNews: () => mailNews.grantTake(),
        countNews: () => mailNews.grantCount(),
        bus: () => bus.grantPut(),
        mail: () => mail.grantSend(),
        quota: () => mail.grantQuota(),
        mailbox: () => ({ environment: { FROM_ADDRESS: parameters.fromAddress }, statements: [] }),
        publicUrl: () => ({ environment: { PUBLIC_URL: parameters.publicUrl }, statements: [] }),
        signIn: () => coordinators.grantSignIn(),
      },
    });

    // What sets it off: people, the clock, the queue, events.
    const api = new Api(this, "Api", { functionOf: (entry) => functions.of(entry), coordinators });
    coordinators.serveConsoleAt(api.address, parameters);
    new Firewall(this, "Firewall", api.api.deploymentStage);

    const group = new CfnScheduleGroup(this, "Schedules", { name: Aws.STACK_NAME });
    for (const job of jobNames) {
      const target = functions.of(`jobs/${job}`);
      new ScheduledJob(this, `Job-${job}`, { job, target, group, undelivered, alarms });
      bus.onRequestOf(job, target);
    }
    sendQueue.feed("interactive", functions.of("queues/send"));
    sendQueue.feed("bulk", functions.of("queues/send-bulk"));
    bus.on("MentorshipActivated", functions.of("events/mentorship-activated"));
    bus.on("WorkRequested", functions.of("events/work"));
    mailNews.feed(functions.of("events/ses-feedback"));

    // Who is told when it stops, and what to do next.
    new StandingMail(this, "StandingMail", { alarms, log: functions.logOf("jobs/dispatch") });
    const [log, senders, news] = [functions.logOf("jobs"), functions.logOf("queues"), functions.logOf("events")];
    new HeldMail(this, "HeldMail", { alarms, log, senders, news });
    const parts = {
      functionOf: (entry: string) => functions.of(entry),
      logOf: (entry: string) => functions.logOf(entry),
    };
    new Health(this, "Health", { alarms, api: api.api, ...parts });
    output(this, { parameters, api, bus, coordinators, mail, table });
  }
}
