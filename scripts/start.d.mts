import type { createLocalCognito } from '../src/local-cognito/index.js';

/** How the development server runs. */
export interface ServerOptions {
  /** Default 8080; 0 takes any free port. */
  port?: number;
  /** Goes on to the next port when this one is taken; default false. */
  search?: boolean;
  /** Builds the CDN files and again on each change; default false, and then dist/cdn must be there. */
  watch?: boolean;
  /** Default false. */
  quiet?: boolean;
}

export interface RunningServer {
  /** Ends with a slash. */
  readonly url: string;
  readonly cognito: ReturnType<typeof createLocalCognito>;
  close(): Promise<void>;
}

/** Starts the demo, the built CDN files and the local Cognito on 127.0.0.1; throws when the port is taken. */
export function startServer(options?: ServerOptions): Promise<RunningServer>;
