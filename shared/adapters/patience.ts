/**
 * How long a call to a service may take: a second to connect, three to answer, and then it is really broken off (without
 * `throwOnRequestTimeout` the SDK only logs a warning). A call that hangs would otherwise hold its caller until Lambda ends
 * it. The SDK tries three times in all: everything written through these clients may be written twice.
 */
export const patience = {
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
} as const;
