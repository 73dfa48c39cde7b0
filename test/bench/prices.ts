/**
 * List prices in us-east-1, in US dollars, as AWS's price pages have them in 2026 (aws.amazon.com/{dynamodb,ses,sqs,
 * lambda,eventbridge,sns}/pricing). Free tiers are left out.
 */
export const prices = {
  /** DynamoDB on demand, for each unit: 4 kB read strongly, 1 kB written; a transaction takes two. */
  readUnit: 0.125 / 1e6,
  writeUnit: 0.625 / 1e6,
  /** For each mail. Events to EventBridge's default bus cost nothing. */
  mail: 0.1 / 1e3,
  queueRequest: 0.4 / 1e6,
  invocation: 0.2 / 1e6,
  /** A gigabyte of memory for a second. */
  gigabyteSecond: 0.0000166667,
  /** What SES tells SNS. Bringing it to a queue costs nothing. */
  publication: 0.5 / 1e6,
  /** EventBridge Scheduler, for each run. */
  scheduled: 1 / 1e6,
} as const;
