import type * as z from "zod";
import type { RouteName, routes } from "../contracts/routes.ts";
import type { FieldProblem } from "../domain/errors.ts";
import type { Locale } from "../domain/locale.ts";

/** A coordinator or a machine, as the authorizer vouches for it. */
export interface Caller {
  readonly id: string;
  readonly programmes: "*" | readonly string[];
}

/** What every request brings besides its own fields. */
export interface RequestContext {
  /** `?lang`, and what the browser asks for. */
  readonly asked: Locale | undefined;
  readonly accepted: Locale | undefined;
  /** The address this API was called by. */
  readonly apiUrl: string;
  /** Whose network it came from, as a prefix of its address: to be counted as a keyed hash, never kept or logged as it is. */
  readonly network: string;
  readonly idempotencyKey: string | undefined;
  /** The version of the record the caller saw, from `If-Match`; NaN where the header is none of ours. */
  readonly ifMatch?: number | undefined;
  /** `If-None-Match` as it came. */
  readonly ifNoneMatch?: string | undefined;
  /** Set on coordinators' routes only. */
  readonly caller: Caller | undefined;
}

type RouteOf<Name extends RouteName> = (typeof routes)[Name];
type Output<Name extends RouteName, Part extends "parameters" | "query" | "body"> =
  RouteOf<Name> extends Record<Part, infer Schema extends z.ZodType> ? z.output<Schema> : undefined;

/** A parsed request of one route. */
export interface RequestOf<Name extends RouteName> extends RequestContext {
  readonly parameters: Output<Name, "parameters">;
  readonly query: Output<Name, "query">;
  readonly body: Output<Name, "body">;
}

/** A request whose body was refused: what was typed, and what is wrong with it. */
export interface RefusedRequest<Name extends RouteName> extends RequestContext {
  readonly parameters: Output<Name, "parameters">;
  readonly query: Output<Name, "query">;
  readonly typed: Readonly<Record<string, unknown>>;
  readonly errors: readonly FieldProblem[];
}

/** An answer in both its forms; runtime picks by what the caller accepts. */
export interface Reply {
  readonly status: number;
  readonly json: unknown;
  /** The page, where the route has one. */
  readonly html?: string | undefined;
  /** The version of the record that is answered, for `ETag`. */
  readonly version?: number | undefined;
  /** The page carries the script that solves its form's riddle; no other page may run any. */
  readonly scripted?: boolean | undefined;
  /** A script instead of JSON. */
  readonly script?: string | undefined;
  /** A calendar file instead of JSON. */
  readonly calendar?: string | undefined;
  /** A file to save instead of JSON. */
  readonly file?: { readonly name: string; readonly type: string; readonly text: string } | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}
