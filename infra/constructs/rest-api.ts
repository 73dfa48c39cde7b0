import { Aws, Size, Validations } from "aws-cdk-lib";
import {
  AccessLogFormat,
  AuthorizationType,
  CognitoUserPoolsAuthorizer,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  type MethodDeploymentOptions,
  MethodLoggingLevel,
  type MethodOptions,
  RestApi,
  type StageOptions,
} from "aws-cdk-lib/aws-apigateway";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { Route } from "#shared/contracts/route.ts";
import { routes } from "#shared/contracts/routes.ts";
import { accessLog, accessLogFormat, executionLog } from "./access-log.ts";
import { adminScope, type Coordinators } from "./coordinators.ts";
import { addGatewayResponses } from "./gateway-responses.ts";

export interface ApiProps {
  /** The function of an entry: `http/me`, `admin/rounds`. */
  readonly functionOf: (entry: string) => IFunction;
  readonly coordinators: Coordinators;
}

/** Why a route without a sign-in is right, for whoever reviews the template. */
const openBecause: Readonly<Record<Exclude<Route["access"], "coordinator">, string>> = {
  public:
    "Anybody may ask for the form, send it, or read how the API is used: people who sign up have no account yet. The firewall, throttling and a confirmation mail guard it.",
  link: "Whoever got the mail holds the link: a signed token for one purpose, checked by the function. People have no accounts, and reading a page never changes anything.",
};

/** API Gateway's stage. A constant: the log it would make by itself bears this name. */
const stageName = "v1";
/** Slow enough that a script gives up, quick enough for a hall full of people. */
const publicForms: MethodDeploymentOptions = { throttlingRateLimit: 5, throttlingBurstLimit: 20 };

/** The API, made of the contract's routes. A REST API, because only these can stand behind a firewall. */
export class Api extends Construct {
  readonly api: RestApi;
  /** Where it is, said without its stage, which hangs on every function. */
  readonly address: string;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    const all: readonly Route[] = Object.values(routes);
    this.api = new RestApi(this, "Rest", {
      restApiName: Aws.STACK_NAME,
      description: "Almanac: pages for members, the API for coordinators",
      endpointTypes: [EndpointType.REGIONAL],
      deployOptions: this.stageOptions(all),
      cloudWatchRole: true,
      // A page is mostly words: a phone on a slow line gets a quarter of its bytes.
      minCompressionSize: Size.kibibytes(1),
    });
    this.address = `https://${this.api.restApiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}/${stageName}`;
    // The stack's own output says where the API is.
    this.api.node.tryRemoveChild("Endpoint");
    acknowledgeLogRole(this.api);
    this.api.deploymentStage.node.addDependency(executionLog(this, this.api, stageName));
    addGatewayResponses(this.api);

    const requestValidator = this.api.addRequestValidator("Validator", {
      validateRequestBody: true,
      validateRequestParameters: true,
    });
    const signedIn: MethodOptions = {
      requestValidator,
      authorizer: new CognitoUserPoolsAuthorizer(this, "SignedIn", { cognitoUserPools: [props.coordinators.pool] }),
      authorizationType: AuthorizationType.COGNITO,
      authorizationScopes: [adminScope],
    };
    const open: MethodOptions = { requestValidator, authorizationType: AuthorizationType.NONE };

    for (const { method, path, access, function: served } of all) {
      const folder = access === "coordinator" ? "admin" : "http";
      // One permission for each function, not for each method: a function's own policy has room for few.
      const integration = new LambdaIntegration(props.functionOf(`${folder}/${served}`), {
        scopePermissionToMethod: false,
      });
      const options = access === "coordinator" ? signedIn : open;
      const added = this.api.root.resourceForPath(path).addMethod(method, integration, options);
      if (access !== "coordinator") acknowledgeOpen(added, openBecause[access]);
    }
  }

  private stageOptions(all: readonly Route[]): StageOptions {
    const forms = all.filter(({ access, method }) => access === "public" && method === "POST");
    return {
      stageName,
      throttlingRateLimit: 50,
      throttlingBurstLimit: 100,
      methodOptions: Object.fromEntries(forms.map(({ path, method }) => [`${path}/${method}`, publicForms])),
      accessLogDestination: new LogGroupLogDestination(accessLog(this)),
      accessLogFormat: AccessLogFormat.custom(accessLogFormat),
      // Errors only, and never bodies: at INFO the path is written out, and links in mail are paths.
      loggingLevel: MethodLoggingLevel.ERROR,
      dataTraceEnabled: false,
      metricsEnabled: true,
    };
  }
}

function acknowledgeOpen(method: Construct, reason: string): void {
  Validations.of(method).acknowledge({ id: "AwsSolutions-APIG4", reason }, { id: "AwsSolutions-COG4", reason });
}

function acknowledgeLogRole(api: RestApi): void {
  Validations.of(api.node.findChild("CloudWatchRole")).acknowledge({
    id: "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]",
    reason:
      "API Gateway writes the logs of all APIs of an account and region through this one role. A narrower policy than AWS's own would silence other APIs in the account.",
  });
}
