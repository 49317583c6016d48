/** Replaces the library's client, which it creates with each pool; `ServiceClient` then takes its place. */
export default function Client(): void {
  // Nothing of it is used.
}
