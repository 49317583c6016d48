/** Stands for the library's own client, which is made with each pool and then exchanged for `ServiceClient`. */
export default function Client(): void {
  // Nothing of it is used.
}
