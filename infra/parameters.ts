import { CfnCondition, CfnParameter, Fn, type Stack } from "aws-cdk-lib";

/** What a society chooses when it deploys. Everything else is the same for everyone. */
export interface Parameters {
  readonly fromAddress: string;
  readonly mailDomain: string;
  /** Holds when SES does not know MailDomain yet. */
  readonly mailDomainIsNew: CfnCondition;
  readonly alarmEmail: string;
  readonly publicUrl: string;
  readonly hasPublicUrl: CfnCondition;
  readonly signInUrl: string;
  readonly hasSignInUrl: CfnCondition;
  readonly bulkSenders: CfnParameter;
}

const address = "^[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+\\.)+[A-Za-z]{2,}$";
const domain = "^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$";
const addressHelp = "must be one plain e-mail address, without a name, for example mentoring@example.org";

/** The template's parameters, in the stack itself so that their names stay plain. */
export function parametersOf(stack: Stack): Parameters {
  const fromAddress = new CfnParameter(stack, "FromAddress", {
    description: "The programme's mailbox: mail comes from it, and answers to it are read. In MailDomain.",
    allowedPattern: address,
    constraintDescription: addressHelp,
  });
  const mailDomain = new CfnParameter(stack, "MailDomain", {
    description: "The domain of FromAddress. SES signs for it once the DKIM records in the outputs are in its DNS.",
    allowedPattern: domain,
    constraintDescription: "must be a domain in lower case, for example example.org",
  });
  const verified = new CfnParameter(stack, "MailDomainVerified", {
    description: "yes: SES in this account and region has verified MailDomain already, and it is left as it is.",
    default: "no",
    allowedValues: ["no", "yes"],
  });
  const alarmEmail = new CfnParameter(stack, "AlarmEmail", {
    description: "Who is told when something needs a person. AWS asks this address to confirm once.",
    allowedPattern: address,
    constraintDescription: addressHelp,
  });
  const publicUrl = new CfnParameter(stack, "PublicUrl", {
    description: "Where people reach the pages, without a slash at the end. Empty: the API's own address.",
    default: "",
    allowedPattern: "^(https://[^\\s/?#]+(/[^\\s/?#]+)*)?$",
    constraintDescription: "must be empty or start with https:// and not end with a slash",
  });
  const signInUrl = new CfnParameter(stack, "SignInUrl", {
    description: "Where coordinators sign in, if the user pool has a domain of your own. Empty: the pool's own pages.",
    default: "",
    allowedPattern: "^(https://[^\\s/?#]+)?$",
    constraintDescription: "must be empty or start with https:// and not end with a slash",
  });
  const bulkSenders = new CfnParameter(stack, "BulkSenders", {
    description: "Senders of mass mail at once: one for every 35 mails a second of SES's rate, and at least 2.",
    type: "Number",
    default: 2,
    minValue: 2,
    maxValue: 100,
  });
  return {
    fromAddress: fromAddress.valueAsString,
    mailDomain: mailDomain.valueAsString,
    mailDomainIsNew: new CfnCondition(stack, "MailDomainIsNew", {
      expression: Fn.conditionEquals(verified.valueAsString, "no"),
    }),
    alarmEmail: alarmEmail.valueAsString,
    publicUrl: publicUrl.valueAsString,
    hasPublicUrl: isGiven(stack, "HasPublicUrl", publicUrl),
    signInUrl: signInUrl.valueAsString,
    hasSignInUrl: isGiven(stack, "HasSignInUrl", signInUrl),
    bulkSenders,
  };
}

function isGiven(stack: Stack, id: string, { valueAsString }: CfnParameter): CfnCondition {
  return new CfnCondition(stack, id, { expression: Fn.conditionNot(Fn.conditionEquals(valueAsString, "")) });
}
