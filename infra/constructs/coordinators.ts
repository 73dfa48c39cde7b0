import { Aws, Duration, Fn, RemovalPolicy, Validations } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnUserPoolClient,
  type IUserPool,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  UserPoolClient,
  UserPoolDomain,
  UserPoolGroup,
  UserPoolResourceServer,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import type { Parameters } from "../parameters.ts";
import type { Grant } from "./grant.ts";

/** What an access token must carry to reach the routes of coordinators. */
export const adminScope = "almanac/admin";

const admin = new ResourceServerScope({ scopeName: "admin", scopeDescription: "Run mentoring programmes" });

/** Who may coordinate: people with a password and a second factor, and the society's own systems. Programmes are groups. */
export class Coordinators extends Construct {
  readonly pool: UserPool;
  readonly console: UserPoolClient;
  readonly machine: UserPoolClient;
  readonly signInUrl: string;
  readonly tokenEndpoint: string;

  constructor(scope: Construct, id: string, { signInUrl, hasSignInUrl }: Parameters) {
    super(scope, id);
    this.pool = new UserPool(this, "Pool", {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.pool).acknowledge({
      id: "AwsSolutions-COG8",
      reason:
        "The Plus tier is paid for each user and adds risk scoring of sign-ins. A handful of invited coordinators, each with a long password and a second factor, does not need it.",
    });
    new UserPoolGroup(this, "AllProgrammes", {
      userPool: this.pool,
      groupName: "all-programmes",
      description: "Coordinators of every programme. A programme's own coordinators are in a group of its name.",
    });
    // Unique among everybody's pools in the region, known without asking, and the same for the stack's whole life.
    const prefix = Fn.join("-", ["almanac", Fn.select(2, Fn.split("/", Aws.STACK_ID))]);
    const domain = new UserPoolDomain(this, "Domain", { userPool: this.pool, cognitoDomain: { domainPrefix: prefix } });
    this.signInUrl = Fn.conditionIf(hasSignInUrl.logicalId, signInUrl, domain.baseUrl()).toString();
    this.tokenEndpoint = `${domain.baseUrl()}/oauth2/token`;

    const server = new UserPoolResourceServer(this, "Scopes", {
      userPool: this.pool,
      identifier: "almanac",
      scopes: [admin],
    });
    const scope_ = OAuthScope.resourceServer(server, admin);
    this.console = consoleClient(this, this.pool, scope_);
    this.machine = new UserPoolClient(this, "Machine", {
      userPool: this.pool,
      generateSecret: true,
      oAuth: { flows: { clientCredentials: true }, scopes: [scope_] },
      accessTokenValidity: Duration.hours(1),
    });
  }

  /** What the console's function must know to sign people in. */
  grantSignIn(): Grant {
    return {
      environment: {
        CONSOLE_CLIENT_ID: this.console.userPoolClientId,
        SIGN_IN_URL: this.signInUrl,
        SIGN_IN_ISSUER: this.pool.userPoolProviderUrl,
      },
      statements: [],
    };
  }

  /**
   * Where people come back to from signing in and out: nowhere on a coordinator's own machine, where any program might
   * wait for their code. `apiUrl` must be made of the API's id alone: the stage hangs on
   * the functions, one of which hangs on this client.
   */
  serveConsoleAt(apiUrl: string, { publicUrl, hasPublicUrl }: Parameters): void {
    const { defaultChild: client } = this.console.node;
    if (!(client instanceof CfnUserPoolClient)) throw new Error("The console has no app client.");
    const own = Fn.conditionIf(hasPublicUrl.logicalId, `${publicUrl}/console`, Aws.NO_VALUE).toString();
    const places = [`${apiUrl}/console`, own];
    client.callbackUrLs = places;
    client.logoutUrLs = places;
  }
}

/** A page in a browser keeps no secret: authorization code with PKCE. */
function consoleClient(scope: Construct, userPool: IUserPool, adminScope: OAuthScope): UserPoolClient {
  return new UserPoolClient(scope, "Console", {
    userPool,
    generateSecret: false,
    preventUserExistenceErrors: true,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, adminScope],
    },
    accessTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.days(1),
  });
}
