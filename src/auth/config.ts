export interface AuthConfigInput {
  [option: string]: unknown;
}
export interface AuthConfig {
  readonly region: string;
}
